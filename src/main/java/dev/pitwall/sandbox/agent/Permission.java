package dev.pitwall.sandbox.agent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;

/** Asks before it runs a command. */
final class Permission {
  private static final String ONCE = "allow-once";
  private static final String ALWAYS = "allow-always";
  private static final String REJECT = "reject-once";

  private final Turn turn;
  private final Tools tools;

  Permission(Turn turn, Tools tools) {
    this.turn = turn;
    this.tools = tools;
  }

  /** Runs the command if the client permits it; false when it does not. */
  boolean run(String command, String what) throws IOException, InterruptedException {
    if (turn.allowedAlways().contains(command)) {
      tools.run(command, what);
      return true;
    }
    var call = Turn.nextCall();
    var toolCall = Wire.object().put("toolCallId", call).put("title", what);
    toolCall.put("kind", "execute").put("status", "pending");
    toolCall.putObject("rawInput").put("command", command).put("description", what);
    turn.update(toolCall.deepCopy().put("sessionUpdate", "tool_call"));

    var params = Wire.object();
    params.set("toolCall", toolCall);
    options(params.putArray("options"));
    var outcome = turn.ask("session/request_permission", params).path("result").path("outcome");
    if (outcome.path("outcome").asText().equals("cancelled")) {
      throw new InterruptedException("The client cancelled the question.");
    }
    var option = outcome.path("optionId").asText();
    if (option.equals(ALWAYS)) {
      turn.allowedAlways().add(command);
    }
    if (option.equals(ONCE) || option.equals(ALWAYS)) {
      tools.perform(call, command, what);
      return true;
    }
    turn.update(
        Wire.object()
            .put("sessionUpdate", "tool_call_update")
            .put("toolCallId", call)
            .put("status", "failed"));
    return false;
  }

  private static void options(ArrayNode options) {
    options.addObject().put("optionId", ONCE).put("name", "Allow once").put("kind", "allow_once");
    options
        .addObject()
        .put("optionId", ALWAYS)
        .put("name", "Always allow")
        .put("kind", "allow_always");
    options.addObject().put("optionId", REJECT).put("name", "Reject").put("kind", "reject_once");
  }
}
