package dev.pitwall.github.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pitwall.access.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calls to GitHub for OAuth: one try each, no exception for anything that GitHub or the network do.
 * Tokens are in bodies and headers only, and no word of an answer is in a log line.
 */
final class OAuthCalls implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LONGEST = 64 * 1024;
  private static final String API_VERSION = "2026-03-10";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** A form to GitHub's web host, answered with JSON. */
  Said form(URI address, Map<String, String> fields) {
    var form =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return call(
        HttpRequest.newBuilder(address)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** {@code GET /user}: whose token it is. */
  Said user(URI api, Secret token) {
    return call(api(api.resolve("user")).header("Authorization", "Bearer " + token.reveal()).GET());
  }

  /** {@code DELETE /applications/{client_id}/token}, as the app. */
  Said delete(URI api, String clientId, Secret clientSecret, Secret token) {
    var basic = (clientId + ":" + clientSecret.reveal()).getBytes(UTF_8);
    var body = JSON.createObjectNode().put("access_token", token.reveal()).toString();
    var path = "applications/" + URLEncoder.encode(clientId, UTF_8) + "/token";
    return call(
        api(api.resolve(path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic))
            .header("Content-Type", "application/json")
            .method("DELETE", BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder api(URI address) {
    return HttpRequest.newBuilder(address)
        .header("Accept", "application/vnd.github+json")
        .header("X-GitHub-Api-Version", API_VERSION);
  }

  private Said call(HttpRequest.Builder request) {
    try {
      var answer =
          client.send(
              request.header("User-Agent", "Pitwall").timeout(PATIENCE).build(),
              BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
      return new Said.Answer(answer.statusCode(), json(answer.body()));
    } catch (IOException e) {
      return new Said.Silence("no answer from GitHub (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Said.Silence("interrupted");
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      var json = JSON.readTree(body);
      return json != null && json.isObject() ? json : MissingNode.getInstance();
    } catch (IOException _) {
      // Its message would quote what was sent.
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
