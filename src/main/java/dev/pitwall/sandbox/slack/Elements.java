package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what can be clicked in a message or a view. */
final class Elements {
  /** An element and the block it stands in. */
  record Placed(String blockId, JsonNode element) {
    String actionId() {
      return element.path("action_id").asText();
    }

    String type() {
      return element.path("type").asText();
    }

    /** What is written on it. */
    String label() {
      return element.path("text").path("text").asText("");
    }
  }

  private Elements() {}

  static List<Placed> in(JsonNode blocks) {
    var found = new ArrayList<Placed>();
    for (var block : blocks) {
      var blockId = block.path("block_id").asText();
      block.path("elements").forEach(e -> add(found, blockId, e));
      add(found, blockId, block.path("accessory"));
      add(found, blockId, block.path("element"));
    }
    return found;
  }

  private static void add(List<Placed> found, String blockId, JsonNode element) {
    if (element.has("action_id")) {
      found.add(new Placed(blockId, element));
    }
  }

  /** By action id, or else by what is written on it. */
  static Optional<Placed> find(JsonNode blocks, String blockId, String actionIdOrLabel) {
    var all =
        in(blocks).stream()
            .filter(placed -> blockId.isEmpty() || placed.blockId().equals(blockId))
            .toList();
    return all.stream()
        .filter(placed -> placed.actionId().equals(actionIdOrLabel))
        .findFirst()
        .or(() -> all.stream().filter(p -> p.label().equals(actionIdOrLabel)).findFirst());
  }

  /** What the elements hold before anybody touched them, as {@code state.values}. */
  static ObjectNode initialState(JsonNode blocks) {
    var values = Json.object();
    for (var placed : in(blocks)) {
      var element = placed.element();
      var state = Json.object().put("type", placed.type());
      switch (placed.type()) {
        case "plain_text_input", "email_text_input", "url_text_input", "number_input" -> {
          if (element.has("initial_value")) {
            state.set("value", element.get("initial_value"));
          } else {
            state.putNull("value");
          }
        }
        case "static_select", "external_select", "radio_buttons" ->
            state.set(
                "selected_option",
                element.has("initial_option")
                    ? element.get("initial_option")
                    : Json.MAPPER.nullNode());
        case "checkboxes", "multi_static_select" ->
            state.set(
                "selected_options",
                element.has("initial_options") ? element.get("initial_options") : Json.array());
        case "users_select" ->
            state.set(
                "selected_user",
                element.has("initial_user") ? element.get("initial_user") : Json.MAPPER.nullNode());
        default -> {
          continue;
        }
      }
      var block =
          values.get(placed.blockId()) instanceof ObjectNode known
              ? known
              : values.putObject(placed.blockId());
      block.set(placed.actionId(), state);
    }
    return values;
  }
}
