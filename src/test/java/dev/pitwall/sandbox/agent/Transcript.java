package dev.pitwall.sandbox.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.StringJoiner;

/** What a person would see of a session's updates: one line per message, tool call and plan. */
final class Transcript {
  private final List<JsonNode> updates;

  Transcript(List<JsonNode> updates) {
    this.updates = updates;
  }

  /** Tool calls in order: kind, title and, for commands, the command and its exit code. */
  String toolCalls() {
    var calls = new LinkedHashMap<String, JsonNode>();
    var text = new StringJoiner("\n", "", "\n");
    for (var update : updates) {
      var id = update.path("toolCallId").asText();
      switch (update.path("sessionUpdate").asText()) {
        case "tool_call" -> calls.put(id, update);
        case "tool_call_update" -> {
          if (update.path("status").asText().equals("in_progress") && update.has("title")) {
            calls.put(id, update.deepCopy());
          } else if (update.path("status").asText().equals("completed")) {
            text.add(line(calls.getOrDefault(id, update), update));
          }
        }
        default -> {}
      }
    }
    return text.toString();
  }

  private static String line(JsonNode call, JsonNode end) {
    var command = call.path("rawInput").path("command").asText();
    if (!command.isEmpty()) {
      return command + " -> " + end.path("rawOutput").path("metadata").path("exit").asInt();
    }
    return call.path("kind").asText() + " " + call.path("title").asText();
  }

  /** A kind of chunk, joined; each message on a line of its own. */
  String text(String kind) {
    var messages = new LinkedHashMap<String, String>();
    for (var update : updates) {
      if (update.path("sessionUpdate").asText().equals(kind)) {
        messages.merge(
            update.path("messageId").asText(),
            update.path("content").path("text").asText(),
            String::concat);
      }
    }
    return String.join("\n", messages.values());
  }
}
