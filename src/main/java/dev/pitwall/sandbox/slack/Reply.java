package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/**
 * What goes back over HTTP for one call.
 *
 * @param status 0: the connection breaks instead
 * @param delay how long after the call it goes
 */
public record Reply(
    int status, Map<String, String> headers, String type, String body, Duration delay) {
  private static final String JSON = "application/json; charset=utf-8";

  static Reply json(ObjectNode answer) {
    return new Reply(200, Map.of(), JSON, Json.text(answer), Duration.ZERO);
  }

  static Reply broken() {
    return new Reply(0, Map.of(), JSON, "", Duration.ZERO);
  }

  static Reply serverError() {
    return new Reply(
        500, Map.of(), "text/html", "<html>Internal Server Error</html>", Duration.ZERO);
  }

  static Reply html() {
    var page = "<!DOCTYPE html><html><title>Slack</title><body>Something went wrong</body></html>";
    return new Reply(200, Map.of(), "text/html; charset=utf-8", page, Duration.ZERO);
  }

  static Reply rateLimited(Map<String, String> headers) {
    var answer = Json.object().put("ok", false).put("error", "ratelimited");
    return new Reply(429, headers, JSON, Json.text(answer), Duration.ZERO);
  }

  Reply late(Duration by) {
    return new Reply(status, headers, type, body, by);
  }
}
