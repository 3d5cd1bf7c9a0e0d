package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls a Web API as an app does, over plain HTTP. */
final class ApiClient {
  static final String TOKEN = "xoxb-sandbox";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI api;

  ApiClient(SandboxSlack slack) {
    api = slack.apiUrl();
  }

  /** The parsed answer to a form with the good token. */
  JsonNode call(String method, Map<String, String> fields) throws Exception {
    return JSON.readTree(form(method, TOKEN, fields).body());
  }

  HttpResponse<String> form(String method, String token, Map<String, String> fields)
      throws Exception {
    var body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(method, token, "application/x-www-form-urlencoded", body);
  }

  JsonNode json(String method, String body) throws Exception {
    return JSON.readTree(send(method, TOKEN, "application/json; charset=utf-8", body).body());
  }

  HttpResponse<String> send(String method, String token, String type, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(api.resolve(method))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String url, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
