package dev.pitwall.sandbox.github.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.AgentSession;
import dev.pitwall.sandbox.github.world.Ids;
import java.time.Instant;

/** Writes one session's log, in both of GitHub's formats at once. */
final class Log {
  private final AgentSession session;
  private final String model;
  private final Instant now;

  Log(AgentSession session, String model, Instant now) {
    this.session = session;
    this.model = model;
    this.now = now;
  }

  void event(String type, ObjectNode data) {
    var event =
        Json.object().put("id", Ids.uuid()).put("type", type).put("timestamp", now.toString());
    event.set("data", data);
    session.events.add(event);
  }

  private void chunk(String finish, ObjectNode delta) {
    var chunk =
        Json.object()
            .put("id", session.id.substring(0, 8) + "-" + session.chunks.size())
            .put("created", now.getEpochSecond())
            .put("model", model)
            .put("object", "chat.completion.chunk");
    var choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.put("finish_reason", finish).set("delta", delta);
    session.chunks.add(chunk);
  }

  private static ObjectNode delta(String content) {
    return Json.object().put("role", "assistant").put("content", content);
  }

  /** A person said it. */
  void heard(String text, String delivery) {
    event("user.message", Json.object().put("content", text).put("delivery", delivery));
  }

  void intent(String text) {
    event("assistant.intent", Json.object().put("intent", text));
  }

  void thought(String text) {
    chunk("", delta("").put("reasoning_text", text));
    event(
        "assistant.message",
        Json.object().put("messageId", Ids.uuid()).put("content", "").put("reasoningText", text));
  }

  /** As much of a message as there is yet. */
  void partly(String messageId, String text) {
    event("assistant.message", Json.object().put("messageId", messageId).put("content", text));
  }

  /**
   * A whole message.
   *
   * @param last whether nothing comes after it
   */
  void said(String messageId, String text, boolean last) {
    partly(messageId, text);
    chunk(last ? "stop" : "", delta(text));
  }

  void toolStarts(String call, String name, ObjectNode arguments) {
    toolChunk("", call, name, arguments);
    var message = Json.object().put("messageId", Ids.uuid()).put("content", "");
    message
        .putArray("toolRequests")
        .addObject()
        .put("toolCallId", call)
        .put("name", name)
        .set("arguments", arguments);
    event("assistant.message", message);
    event(
        "tool.execution_start",
        Json.object().put("toolCallId", call).put("toolName", name).set("arguments", arguments));
  }

  void toolEnds(String call, String name, ObjectNode arguments, String output, boolean well) {
    toolChunk(output, call, name, arguments);
    var data = Json.object().put("toolCallId", call).put("success", well);
    data.putObject("result").put("content", output);
    event("tool.execution_complete", data);
  }

  private void toolChunk(String content, String call, String name, JsonNode arguments) {
    var delta = delta(content);
    var tool =
        delta
            .putArray("tool_calls")
            .addObject()
            .put("index", 0)
            .put("id", call)
            .put("type", "function");
    tool.putObject("function").put("name", name).put("arguments", Json.text(arguments));
    chunk("tool_calls", delta);
  }

  void error(String message) {
    chunk("stop", delta("<error>" + message + "</error>"));
    event("session.error", Json.object().put("errorType", "query").put("message", message));
  }
}
