package dev.pitwall.github.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;

/**
 * A code that GitHub has issued for somebody to enter.
 *
 * @param device GitHub's secret name for it
 * @param user what the person enters
 * @param interval seconds between two questions for it, at least
 */
record IssuedCode(String device, String user, long interval, URI where) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All of it, to be kept as a secret. */
  String text() {
    return JSON.createObjectNode()
        .put("device", device)
        .put("user", user)
        .put("interval", interval)
        .put("where", where.toString())
        .toString();
  }

  /** From its text; empty when it is none. */
  static Optional<IssuedCode> read(String text) {
    try {
      var json = JSON.readTree(text);
      return Optional.of(
          new IssuedCode(
              json.required("device").textValue(),
              json.required("user").textValue(),
              json.required("interval").longValue(),
              URI.create(json.required("where").textValue())));
    } catch (JsonProcessingException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "a code of GitHub's";
  }
}
