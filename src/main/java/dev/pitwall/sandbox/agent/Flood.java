package dev.pitwall.sandbox.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One line of 50 MB, then thousands of updates as fast as they are read. */
final class Flood implements Script {
  private static final int MEGABYTES = 50;
  private static final int UPDATES = 5_000;

  @Override
  public String play(Turn turn) throws InterruptedException {
    turn.think("This may become long.");
    var line = Wire.object().put("jsonrpc", "2.0").put("method", "session/update");
    var update = Wire.object().put("sessionUpdate", "agent_message_chunk");
    update.putObject("content").put("type", "text").put("text", "@");
    line.putObject("params").put("sessionId", turn.sessionId()).set("update", update);
    var around = line.toString().split("@", -1);
    turn.wire()
        .raw(out -> {
          out.write(around[0].getBytes(StandardCharsets.UTF_8));
          fill(out);
          out.write((around[1] + "\n").getBytes(StandardCharsets.UTF_8));
        });
    for (int i = 1; i <= UPDATES; i++) {
      turn.chunk("agent_message_chunk", "flood", "Line " + i + " of " + UPDATES + ".\n");
    }
    turn.say("That was all.");
    return END_TURN;
  }

  private static void fill(OutputStream out) throws IOException {
    var megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) 'x');
    for (int i = 0; i < MEGABYTES; i++) {
      out.write(megabyte);
    }
  }
}
