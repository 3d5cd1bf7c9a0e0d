package dev.pitwall.sandbox.slack.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** What Slack adds to blocks when it takes them: ids that were left out and text flags. */
public final class BlockDefaults {
  private BlockDefaults() {}

  /**
   * A copy as Slack gives it back.
   *
   * @param newId a new short id at each call
   */
  public static ArrayNode filledIn(JsonNode blocks, Supplier<String> newId) {
    ArrayNode copy = blocks.deepCopy();
    for (var block : copy) {
      if (block instanceof ObjectNode filled && !filled.has("block_id")) {
        filled.put("block_id", newId.get());
      }
      fillIn(block, newId);
    }
    return copy;
  }

  private static void fillIn(JsonNode value, Supplier<String> newId) {
    if (value instanceof ObjectNode object) {
      switch (object.path("type").asText()) {
        case "plain_text" -> defaultTo(object, "emoji", true);
        case "mrkdwn" -> defaultTo(object, "verbatim", false);
        case "button",
            "overflow",
            "static_select",
            "multi_static_select",
            "users_select",
            "checkboxes",
            "radio_buttons",
            "plain_text_input" -> {
          if (!object.has("action_id")) {
            object.put("action_id", newId.get());
          }
        }
        default -> {}
      }
    }
    value.forEach(part -> fillIn(part, newId));
  }

  private static void defaultTo(ObjectNode text, String flag, boolean value) {
    if (!text.has(flag)) {
      text.put(flag, value);
    }
  }
}
