package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sends requests as Slack does. */
final class SignedRequests implements AutoCloseable {
  static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  static final String FORM = "application/x-www-form-urlencoded";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI uri;
  private final InstantSource clock;

  SignedRequests(int port, InstantSource clock) {
    this.uri = URI.create("http://127.0.0.1:" + port + "/slack/events");
    this.clock = clock;
  }

  HttpResponse<String> form(Map<String, String> fields) throws Exception {
    return send(FORM, encoded(fields));
  }

  HttpResponse<String> interaction(JsonNode payload) throws Exception {
    return form(Map.of("payload", payload.toString()));
  }

  HttpResponse<String> json(JsonNode body) throws Exception {
    return send("application/json", body.toString());
  }

  HttpResponse<String> send(String type, String body) throws Exception {
    return send(signed(type, body).build());
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpRequest.Builder signed(String type, String body) {
    var timestamp = "" + clock.instant().getEpochSecond();
    return unsigned(type, body)
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", Signed.signature(SECRET, timestamp, body.getBytes(UTF_8)));
  }

  HttpRequest.Builder unsigned(String type, String body) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body));
  }

  static String encoded(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    client.close();
  }
}
