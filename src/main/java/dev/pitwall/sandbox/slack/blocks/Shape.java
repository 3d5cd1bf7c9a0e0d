package dev.pitwall.sandbox.slack.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object with known fields; any other field is refused, as Slack does. */
final class Shape implements Rule {
  private static final String ANY = "*";

  private final String type;
  private final Map<String, Rule> fields;
  private final List<String> required;
  private final List<Rule> wholes;

  private Shape(String type, Map<String, Rule> fields, List<String> required, List<Rule> wholes) {
    this.type = type;
    this.fields = fields;
    this.required = required;
    this.wholes = wholes;
  }

  /** An object that says its type. */
  static Shape of(String type) {
    return new Shape(type, Map.of(), List.of(), List.of()).need("type", Rule.oneOf(type));
  }

  /** An object without a type of its own, such as an option. */
  static Shape untyped() {
    return new Shape("", Map.of(), List.of(), List.of());
  }

  Shape need(String field, Rule rule) {
    var more = new ArrayList<>(required);
    more.add(field);
    return new Shape(type, with(field, rule), more, wholes);
  }

  Shape may(String field, Rule rule) {
    return new Shape(type, with(field, rule), required, wholes);
  }

  /** Takes fields it does not know: for blocks whose documents are incomplete. */
  Shape open() {
    return may(ANY, Rule.anything());
  }

  /** A rule over several fields at once; sees the whole object. */
  Shape also(Rule whole) {
    var more = new ArrayList<>(wholes);
    more.add(whole);
    return new Shape(type, fields, required, more);
  }

  private Map<String, Rule> with(String field, Rule rule) {
    var more = new LinkedHashMap<>(fields);
    more.put(field, rule);
    return more;
  }

  static Map<String, Shape> named(List<Shape> shapes) {
    var named = new LinkedHashMap<String, Shape>();
    shapes.forEach(shape -> named.put(shape.type, shape));
    return Map.copyOf(named);
  }

  @Override
  public void check(JsonNode value, String pointer, Problems problems) {
    if (!value.isObject()) {
      problems.add("must be an object", pointer);
      return;
    }
    for (var field : required) {
      if (!value.has(field)) {
        problems.add("missing required field: " + field, pointer);
      }
    }
    for (var field : value.properties()) {
      var rule = fields.getOrDefault(field.getKey(), fields.get(ANY));
      if (rule == null) {
        problems.add("invalid additional property: " + field.getKey(), pointer);
      } else {
        rule.check(field.getValue(), pointer + "/" + field.getKey(), problems);
      }
    }
    wholes.forEach(whole -> whole.check(value, pointer, problems));
  }
}
