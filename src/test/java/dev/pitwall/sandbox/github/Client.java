package dev.pitwall.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls GitHub as one of its users, over plain HTTP. */
final class Client {
  static final String ALICE = "ghp_alice";
  static final String BOB = "ghp_bob";
  static final String GUEST = "ghp_guest";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SandboxGitHub github;
  private final String token;

  Client(SandboxGitHub github, String token) {
    this.github = github;
    this.token = token;
  }

  /** With a token for each of the people. */
  static GitHubSettings settings(SettableClock clock) {
    return GitHubSettings.of("Iv1.pitwall", "client-secret")
        .clock(clock)
        .token(ALICE, "alice")
        .token(BOB, "bob")
        .token(GUEST, "guest");
  }

  /** What the REST interface wants of every request. */
  Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Accept", "application/vnd.github+json");
    headers.put("X-GitHub-Api-Version", "2026-03-10");
    return headers;
  }

  HttpResponse<String> send(String method, URI url, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url).method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", api(path), headers(), "");
  }

  /** The parsed answer, which must be 200. */
  JsonNode read(String path) throws IOException, InterruptedException {
    var answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return change("POST", path, json);
  }

  HttpResponse<String> change(String method, String path, String json)
      throws IOException, InterruptedException {
    var headers = headers();
    headers.put("Content-Type", "application/json");
    return send(method, api(path), headers, json);
  }

  HttpResponse<String> copilot(String path) throws IOException, InterruptedException {
    var headers =
        Map.of("Authorization", "Bearer " + token, "Copilot-Integration-Id", "sandbox-test");
    return send("GET", URI.create(github.copilotUrl() + path.substring(1)), headers, "");
  }

  /** A form to the web host. */
  HttpResponse<String> form(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    var body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var headers =
        Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded");
    return send("POST", URI.create(github.url() + path.substring(1)), headers, body);
  }

  HttpResponse<String> page(String path) throws IOException, InterruptedException {
    return send("GET", URI.create(github.url() + path.substring(1)), Map.of(), "");
  }

  URI api(String path) {
    return URI.create(github.apiUrl() + path.substring(1));
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("none");
  }
}
