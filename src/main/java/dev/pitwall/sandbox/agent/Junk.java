package dev.pitwall.sandbox.agent;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Good updates with all sorts of bad lines between them. */
final class Junk implements Script {
  private static final List<String> LINES =
      List.of(
          "Loading configuration …",
          "",
          "   ",
          "{\"jsonrpc\":\"2.0\",\"method\":\"session/update\",\"params\":{\"sessionId\":",
          "[1, 2, 3]",
          "42",
          "null",
          "\"a string\"",
          "{}",
          "{\"jsonrpc\":\"2.0\"}",
          "{\"jsonrpc\":\"1.0\",\"method\":\"session/update\"}",
          "{\"jsonrpc\":\"2.0\",\"method\":\"session/update\",\"params\":null}",
          "{\"jsonrpc\":\"2.0\",\"method\":\"session/update\",\"params\":{\"sessionId\":7}}",
          "{\"jsonrpc\":\"2.0\",\"id\":\"nobody-asked\",\"result\":{}}",
          "{\"jsonrpc\":\"2.0\",\"id\":{\"a\":1},\"result\":{}}",
          "[".repeat(5_000),
          "\u001b[31mWARN\u001b[0m deprecated option\r",
          "\u0000\u0001\u0002");
  private static final byte[] NOT_UTF8 = {(byte) 0xC3, 0x28, (byte) 0xFF, (byte) 0xFE, '\n'};

  @Override
  public String play(Turn turn) throws InterruptedException {
    turn.think("I'll say one line of sense for each of nonsense.");
    for (int i = 0; i < LINES.size(); i++) {
      var junk = (LINES.get(i) + "\n").getBytes(StandardCharsets.UTF_8);
      turn.wire().raw(out -> out.write(junk));
      System.err.println("npm WARN deprecated left-pad@0.0.3: use something else");
      turn.chunk("agent_message_chunk", "sense", "Sense " + (i + 1) + ". ");
      turn.pause(0.2);
    }
    turn.wire().raw(out -> out.write(NOT_UTF8));
    turn.say("That was all the nonsense.");
    return END_TURN;
  }
}
