package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The arguments of one call, whether they came as a form or as JSON. */
record Args(ObjectNode all) {

  String required(String name) {
    return text(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () -> new ApiRefusal("invalid_arguments", List.of("missing required field: " + name)));
  }

  Optional<String> text(String name) {
    var value = all.path(name);
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(value.isContainerNode() ? value.toString() : value.asText());
  }

  String text(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  boolean flag(String name) {
    var value = text(name, "false");
    return value.equals("true") || value.equals("1");
  }

  int number(String name, int otherwise, int most) {
    var given = text(name).filter(value -> !value.isEmpty());
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(given.get());
      if (value < 1) {
        throw new ApiRefusal("invalid_limit");
      }
      return Math.min(value, most);
    } catch (NumberFormatException _) {
      throw new ApiRefusal("invalid_limit");
    }
  }

  /** A structured argument: JSON itself, or a string that holds JSON, as forms send it. */
  Optional<JsonNode> json(String name, String error) {
    var value = all.path(name);
    if (value.isMissingNode()
        || value.isNull()
        || (value.isTextual() && value.asText().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        value.isTextual()
            ? Json.parse(value.textValue()).orElseThrow(() -> new ApiRefusal(error))
            : value);
  }
}
