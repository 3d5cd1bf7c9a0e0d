package dev.pitwall.github.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * What the agent says, message by message. One is repeated with ever more of its text while it is
 * written, so it is told when something else follows, and of what is repeated later only the rest.
 */
final class Speech {
  private static final int TEXT = 16_000;
  private static final int MOST = 200;

  private final Told told;

  /** By message, how much of its content and of its reasoning is told. */
  private final Map<String, Lengths> lengths = new Latest<>(MOST);

  private String id = "";
  private String content = "";
  private String reasoning = "";
  private boolean withTools;
  private Instant begun = Instant.EPOCH;
  private String closing = "";

  private record Lengths(int content, int reasoning) {
    static final Lengths NONE = new Lengths(0, 0);
  }

  Speech(Told told) {
    this.told = told;
  }

  void message(JsonNode data, Instant at) {
    var next = data.path("messageId").asText("");
    if (!next.equals(id) || next.isEmpty()) {
      pause();
      withTools = false;
      content = "";
      reasoning = "";
      begun = at;
      id = next;
    }
    var more = data.path("content").asText("");
    content = more.length() >= content.length() ? more : content;
    var thought = data.path("reasoningText").asText("");
    reasoning = thought.length() >= reasoning.length() ? thought : reasoning;
    // What comes with tool calls, or from an agent's own agent, is no reply to a person.
    withTools |=
        !data.path("toolRequests").isEmpty() || !data.path("parentToolCallId").asText("").isEmpty();
  }

  /** Something else follows: the message is told as it is. */
  void pause() {
    var before = lengths.getOrDefault(id, Lengths.NONE);
    told.thought(begun, rest(reasoning, before.reasoning()));
    var said = withTools ? "" : rest(content, before.content());
    if (!said.isBlank()) {
      told.message(begun, said);
      closing = Foreign.text(content, TEXT);
    }
    if (id.isEmpty()) {
      content = "";
      reasoning = "";
    } else {
      lengths.put(
          id,
          new Lengths(
              Math.max(before.content(), content.length()),
              Math.max(before.reasoning(), reasoning.length())));
    }
  }

  private static String rest(String text, int length) {
    return text.substring(Math.min(length, text.length()));
  }

  /** Another turn: nothing was said in it yet. */
  void turn() {
    closing = "";
  }

  String closing() {
    return closing;
  }
}
