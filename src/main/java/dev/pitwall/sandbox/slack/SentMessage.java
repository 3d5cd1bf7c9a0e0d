package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as somebody saw it at one moment.
 *
 * @param to who alone sees it, when it is ephemeral
 * @param json in Slack's shape
 */
public record SentMessage(String channel, Optional<String> to, ObjectNode json) {

  public String ts() {
    return json.path("ts").asText();
  }

  /** The fallback text, which notifications show. */
  public String text() {
    return json.path("text").asText();
  }

  public JsonNode blocks() {
    return json.path("blocks");
  }

  /** The key and values that came with it, empty when none did. */
  public JsonNode metadata() {
    return json.path("metadata");
  }

  public boolean byApp() {
    return json.path("bot_id").asText().equals(Names.BOT);
  }

  /** Everything a person reads in it, a line per text, markup as it was sent. */
  public String shown() {
    var texts = new ArrayList<String>();
    read(blocks(), texts);
    return texts.isEmpty() ? text() : String.join("\n", texts);
  }

  private static void read(JsonNode part, List<String> texts) {
    if (part.path("text").isTextual()) {
      texts.add(part.path("text").textValue());
    } else {
      part.forEach(child -> read(child, texts));
    }
  }

  /** What is written on its buttons, in order. */
  public List<String> buttons() {
    return Elements.in(blocks()).stream()
        .filter(placed -> placed.type().equals("button"))
        .map(Elements.Placed::label)
        .toList();
  }

  /** What the options of its overflow menus say, in order. */
  public List<String> menu() {
    return blocks().findParents("options").stream()
        .flatMap(menu -> menu.path("options").findValuesAsText("text").stream())
        .toList();
  }

  /** The element with this action id or label. */
  public Optional<JsonNode> element(String actionIdOrLabel) {
    return Elements.find(blocks(), "", actionIdOrLabel).map(Elements.Placed::element);
  }
}
