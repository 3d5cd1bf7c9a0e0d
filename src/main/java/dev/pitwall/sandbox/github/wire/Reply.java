package dev.pitwall.sandbox.github.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over HTTP for one request; status 0 breaks the connection instead. */
public record Reply(
    int status, Map<String, String> headers, String type, String body, Duration delay) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";

  public static Reply json(JsonNode body) {
    return json(200, body);
  }

  public static Reply json(int status, JsonNode body) {
    return of(status, JSON, Json.text(body));
  }

  public static Reply text(String body) {
    return of(200, "text/plain; charset=utf-8", body);
  }

  public static Reply html(int status, String page) {
    return of(status, HTML, page);
  }

  public static Reply form(String body) {
    return of(200, "application/x-www-form-urlencoded; charset=utf-8", body);
  }

  /** 204 and such: no body at all. */
  public static Reply empty(int status) {
    return of(status, JSON, "");
  }

  public static Reply redirect(String to) {
    return empty(302).with("Location", to);
  }

  public static Reply broken() {
    return empty(0);
  }

  private static Reply of(int status, String type, String body) {
    return new Reply(status, Map.of(), type, body, Duration.ZERO);
  }

  public Reply with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, type, body, delay);
  }

  public Reply late(Duration by) {
    return new Reply(status, headers, type, body, by);
  }

  /** The same with another body, and nothing else changed. */
  public Reply saying(String other) {
    return new Reply(status, headers, type, other, delay);
  }
}
