package dev.pitwall.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.log.Reply;

/** Messages to an agent in mid-run; GitHub documents no such thing. */
record Steer(GitHub github) {
  Answer say(Account account, String taskId, String text) {
    return send(account, taskId, message("user_message").put("content", text));
  }

  Answer reply(Account account, String taskId, Reply reply) {
    var message = message(reply.type()).put("content", reply.content());
    message.putArray("event_identifiers").add(reply.requestId());
    return send(account, taskId, message);
  }

  Answer abort(Account account, String taskId) {
    return send(account, taskId, message("abort"));
  }

  /** Says nothing: what exists refuses it as incomplete, what does not is not found. */
  Answer tryOut(Account account, String taskId) {
    return send(account, taskId, JsonNodeFactory.instance.objectNode());
  }

  private Answer send(Account account, String taskId, ObjectNode message) {
    return github.send(
        account, "POST", Call.api("/agents/tasks/" + Paths.encoded(taskId) + "/steer"), message);
  }

  private static ObjectNode message(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
