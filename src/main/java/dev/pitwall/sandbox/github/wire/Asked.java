package dev.pitwall.sandbox.github.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param path below its host, without the query
 * @param query and form fields, decoded, in order
 * @param headers with names in lower case
 * @param body as sent
 * @param captured what stands in the place of the route's {@code {names}}
 * @param caller id of the user whose token this is; 0 for none
 * @param host the address that its host answers under, without a slash at the end
 */
public record Asked(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    String body,
    Map<String, String> captured,
    long caller,
    String host) {

  public Asked by(long user) {
    return new Asked(method, path, query, headers, body, captured, user, host);
  }

  public Asked at(Map<String, String> places) {
    return new Asked(method, path, query, headers, body, places, caller, host);
  }

  /** What stands in the place of {@code {name}}. */
  public String place(String name) {
    var found = captured.get(name);
    if (found == null) {
      throw new IllegalArgumentException("The route has no {" + name + "}.");
    }
    return found;
  }

  /** A number in the path; anything else is not found. */
  public long id(String name) {
    return number(place(name)).orElseThrow(Refusal::notFound);
  }

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public Optional<String> param(String name) {
    return query.getOrDefault(name, List.of()).stream()
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** A number in the query within bounds; 422 otherwise. */
  public int number(String name, int otherwise, int least, int most) {
    var given = param(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    long value = number(given.get()).orElseThrow(() -> Refusal.invalid("invalid", name));
    if (value < least || value > most) {
      throw Refusal.invalid("invalid", name + " must be from " + least + " to " + most);
    }
    return Math.toIntExact(value);
  }

  /** One of some words in the query; 422 for any other. */
  public String word(String name, String otherwise, List<String> allowed) {
    var given = param(name).orElse(otherwise);
    if (!allowed.contains(given)) {
      throw Refusal.invalid("invalid", name + " must be one of " + String.join(", ", allowed));
    }
    return given;
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** The JSON object in the body; an empty body is an empty object. */
  public ObjectNode json() {
    if (body.isBlank()) {
      return Json.object();
    }
    if (!header("content-type").startsWith("application/json")) {
      throw new Refusal(415, "Send a body of type application/json.");
    }
    return Json.parse(body)
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .orElseThrow(() -> new Refusal(400, "Problems parsing JSON"));
  }

  /** A text field of a JSON object; empty when absent or null, 422 when it is something else. */
  public static Optional<String> text(JsonNode object, String field) {
    var value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw Refusal.invalid("invalid", field + " must be a string");
    }
    return Optional.of(value.asText()).filter(text -> !text.isBlank());
  }
}
