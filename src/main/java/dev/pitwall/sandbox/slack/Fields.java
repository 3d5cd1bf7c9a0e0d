package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Words a test uses for options and fields, as the values Slack sends for them. */
final class Fields {
  private Fields() {}

  /** A choice in a select, a menu, radio buttons or checkboxes, by label or value. */
  static Clicks.Click choosing(JsonNode blocks, String action, String option) {
    var placed =
        Elements.find(blocks, "", action)
            .orElseThrow(() -> new IllegalArgumentException("Nothing here is " + action + "."));
    var chosen = Json.object();
    choose(placed.element(), option, chosen);
    return Clicks.Click.choosing(action, chosen);
  }

  /** {@code state.values} with these fields filled in and the others as they started. */
  static ObjectNode filled(JsonNode blocks, Map<String, String> values) {
    var state = Elements.initialState(blocks);
    values.forEach((name, value) -> {
      var block = field(blocks, name);
      var element = block.path("element");
      var held =
          (ObjectNode)
              state.path(block.path("block_id").asText()).path(element.path("action_id").asText());
      if (element.path("type").asText().endsWith("input")) {
        held.put("value", value);
      } else {
        choose(element, value, held);
      }
    });
    return state;
  }

  private static JsonNode field(JsonNode blocks, String name) {
    var names = new ArrayList<String>();
    for (var block : blocks) {
      var label = block.path("label").path("text").asText();
      if (block.path("type").asText().equals("input")) {
        if (block.path("block_id").asText().equals(name)
            || block.path("element").path("action_id").asText().equals(name)
            || label.equals(name)) {
          return block;
        }
        names.add(label);
      }
    }
    throw new IllegalArgumentException("No field " + name + " here; there is " + names + ".");
  }

  private static void choose(JsonNode element, String wanted, ObjectNode into) {
    var type = element.path("type").asText();
    if (type.equals("users_select")) {
      into.put("selected_user", wanted);
      return;
    }
    var option =
        option(element.path("options"), wanted)
            .or(() -> inGroups(element, wanted))
            .orElseThrow(() -> new IllegalArgumentException("No option " + wanted + " there."));
    if (type.equals("checkboxes") || type.startsWith("multi_")) {
      into.putArray("selected_options").add(option);
    } else {
      into.set("selected_option", option);
    }
  }

  private static Optional<JsonNode> inGroups(JsonNode element, String wanted) {
    for (var group : element.path("option_groups")) {
      var found = option(group.path("options"), wanted);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> option(JsonNode options, String wanted) {
    for (var option : options) {
      if (option.path("value").asText().equals(wanted)
          || option.path("text").path("text").asText().equals(wanted)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
