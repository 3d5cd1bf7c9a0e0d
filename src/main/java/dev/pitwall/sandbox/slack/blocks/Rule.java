package dev.pitwall.sandbox.slack.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Checks one JSON value; what is wrong goes to the problems with the value's pointer. */
@FunctionalInterface
interface Rule {
  void check(JsonNode value, String pointer, Problems problems);

  /** Lengths are in UTF-16 units, both ends included. */
  static Rule text(int min, int max) {
    return (value, pointer, problems) -> {
      if (!value.isTextual()) {
        problems.add("must provide a string", pointer);
      } else if (value.textValue().length() < min) {
        problems.add("must be more than " + (min - 1) + " characters", pointer);
      } else if (value.textValue().length() > max) {
        problems.add("must be less than " + (max + 1) + " characters", pointer);
      }
    };
  }

  static Rule oneOf(String... words) {
    return (value, pointer, problems) -> {
      if (!value.isTextual() || !Arrays.asList(words).contains(value.textValue())) {
        problems.add("value must be one of " + String.join(", ", words), pointer);
      }
    };
  }

  static Rule bool() {
    return (value, pointer, problems) -> {
      if (!value.isBoolean()) {
        problems.add("must provide a boolean", pointer);
      }
    };
  }

  static Rule integer(long min, long max) {
    return (value, pointer, problems) -> {
      if (!value.isIntegralNumber()) {
        problems.add("must provide an integer", pointer);
      } else if (value.longValue() < min || value.longValue() > max) {
        problems.add("must be between " + min + " and " + max, pointer);
      }
    };
  }

  static Rule list(int min, int max, Rule each) {
    return (value, pointer, problems) -> {
      if (!value.isArray()) {
        problems.add("must provide an array", pointer);
        return;
      }
      if (value.size() < min) {
        problems.add("must be more than " + (min - 1) + " items", pointer);
      } else if (value.size() > max) {
        problems.add("no more than " + max + " items allowed", pointer);
      }
      for (int i = 0; i < value.size(); i++) {
        each.check(value.get(i), pointer + "/" + i, problems);
      }
    };
  }

  /** A link: a scheme people may be sent to, and something after it. */
  static Rule url(int max, String... schemes) {
    return (value, pointer, problems) -> {
      text(1, max).check(value, pointer, problems);
      var link = value.asText();
      if (Arrays.stream(schemes).noneMatch(s -> link.startsWith(s) && link.length() > s.length())
          || link.chars().anyMatch(Character::isWhitespace)) {
        problems.add("must be a valid URL", pointer);
      }
    };
  }

  static Rule anything() {
    return (value, pointer, problems) -> {};
  }

  /** Whichever shape the value's {@code type} names. */
  static Rule byType(Supplier<Map<String, Shape>> shapes) {
    return (value, pointer, problems) -> {
      if (!value.isObject()) {
        problems.add("must be an object", pointer);
        return;
      }
      if (!value.has("type")) {
        problems.add("missing required field: type", pointer);
        return;
      }
      var shape = shapes.get().get(value.get("type").asText());
      if (shape == null) {
        problems.add("unsupported type: " + value.get("type").asText(), pointer + "/type");
      } else {
        shape.check(value, pointer, problems);
      }
    };
  }

  static Rule byType(List<Shape> shapes) {
    var named = Shape.named(shapes);
    return byType(() -> named);
  }

  /** This rule, then the other. */
  default Rule and(Rule other) {
    return (value, pointer, problems) -> {
      check(value, pointer, problems);
      other.check(value, pointer, problems);
    };
  }
}
