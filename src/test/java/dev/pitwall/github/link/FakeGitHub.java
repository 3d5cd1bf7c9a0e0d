package dev.pitwall.github.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitwall.http.HttpServer;
import dev.pitwall.http.Route;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's OAuth as its documentation describes it, for one app and one user, over loopback. Tokens
 * are {@code ghu_1}, {@code ghr_1}, {@code ghu_2}, …
 */
public final class FakeGitHub implements AutoCloseable {
  public static final String CLIENT_ID = "Iv23liPITWALL";
  public static final String CLIENT_SECRET = "s3cret-of-the-app";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Path and query, then the body, of each request, oldest first. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  private final HttpServer server;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, String> valid = new HashMap<>();
  private @Nullable String next;
  private int interval = 5;
  private int status = 200;
  private int issued;
  private int given;
  private boolean unknownUser;
  private String login = "octocat";

  /** Something that happens before GitHub says whose a token is. */
  Runnable beforeUser = () -> {};

  public FakeGitHub() throws IOException {
    server =
        new HttpServer(
            "127.0.0.1",
            0,
            List.of(new Route("/login/*", new Web()), new Route("/api/*", new Api())));
    server.start();
  }

  public URI web() {
    return URI.create("http://127.0.0.1:" + server.port() + "/");
  }

  public URI api() {
    return web().resolve("api/");
  }

  /** Seconds between two questions of the app's. */
  public synchronized void wantsToBeAskedEvery(int seconds) {
    interval = seconds;
  }

  /** The next answer of the web host, whatever it is asked. */
  synchronized void answerNext(int nextStatus, String body) {
    status = nextStatus;
    next = body;
  }

  /** The user has entered the newest code and agreed, or not. */
  public synchronized void decide(boolean agreed) {
    codes.put("device-" + given, agreed ? "" : "access_denied");
  }

  synchronized void expireCodes() {
    codes.replaceAll((_, _) -> "expired_token");
  }

  /** The user has agreed on the page; the code that their browser brings. */
  synchronized String agree(String challenge) {
    codes.put("web-" + ++given, challenge);
    return "web-" + given;
  }

  synchronized void knowNoUser(boolean now) {
    unknownUser = now;
  }

  synchronized void nameUser(String now) {
    login = now;
  }

  /** A token that was made by hand. */
  synchronized void accept(String token) {
    valid.put(token, "");
  }

  public synchronized boolean accepts(String token) {
    return valid.containsKey(token);
  }

  private synchronized Answer web(String path, Map<String, String> form) {
    var told = next;
    if (told != null) {
      next = null;
      return new Answer(status, told);
    }
    if (!CLIENT_ID.equals(form.get("client_id"))) {
      return path.equals("/device/code")
          ? new Answer(404, "{\"error\":\"Not Found\"}")
          : error("incorrect_client_credentials");
    }
    if (path.equals("/device/code")) {
      codes.put("device-" + ++given, "authorization_pending");
      return new Answer(
          200,
          """
          {"device_code":"device-%d","user_code":"WDJB-000%d","interval":%d,"expires_in":900,
           "verification_uri":"%slogin/device"}
          """
              .formatted(given, given, interval, web()));
    }
    return switch (form.getOrDefault("grant_type", "")) {
      case "urn:ietf:params:oauth:grant-type:device_code" -> device(form);
      case "refresh_token" -> refresh(form);
      default -> exchange(form);
    };
  }

  private Answer device(Map<String, String> form) {
    var state = codes.get(form.get("device_code"));
    if (state == null) {
      return error("incorrect_device_code");
    }
    if (!state.isEmpty()) {
      return error(state);
    }
    codes.remove(form.get("device_code"));
    return tokens();
  }

  private Answer refresh(Map<String, String> form) {
    var access = valid.remove(form.getOrDefault("refresh_token", ""));
    if (access == null
        || !form.getOrDefault("client_secret", CLIENT_SECRET).equals(CLIENT_SECRET)) {
      return error("bad_refresh_token");
    }
    valid.remove(access);
    return tokens();
  }

  private Answer exchange(Map<String, String> form) {
    var challenge = codes.remove(form.getOrDefault("code", ""));
    boolean proven = WebFlow.challenge(form.getOrDefault("code_verifier", "")).equals(challenge);
    if (!CLIENT_SECRET.equals(form.get("client_secret"))) {
      return error("incorrect_client_credentials");
    }
    return proven ? tokens() : error("bad_verification_code");
  }

  private Answer tokens() {
    var access = "ghu_" + ++issued;
    valid.put(access, "");
    valid.put("ghr_" + issued, access);
    return new Answer(
        200,
        """
        {"access_token":"%s","expires_in":28800,"refresh_token":"ghr_%d",
         "refresh_token_expires_in":15897600,"scope":"","token_type":"bearer"}
        """
            .formatted(access, issued));
  }

  private static Answer error(String word) {
    return new Answer(200, "{\"error\":\"" + word + "\",\"error_description\":\"…\"}");
  }

  private synchronized Answer user(@Nullable String authorization) {
    if (unknownUser) {
      return new Answer(502, "<html>Unicorn!</html>");
    }
    return authorization != null && valid.containsKey(authorization.replace("Bearer ", ""))
        ? new Answer(200, "{\"login\":\"" + login + "\",\"id\":583231}")
        : new Answer(401, "{\"message\":\"Bad credentials\"}");
  }

  private synchronized Answer delete(@Nullable String authorization, JsonNode body) {
    var basic = (CLIENT_ID + ":" + CLIENT_SECRET).getBytes(UTF_8);
    if (!("Basic " + Base64.getEncoder().encodeToString(basic)).equals(authorization)) {
      return new Answer(401, "{\"message\":\"Bad credentials\"}");
    }
    var access = body.path("access_token").asText();
    valid.values().removeIf(access::equals);
    return valid.remove(access) == null ? new Answer(404, "{}") : new Answer(204, "");
  }

  private record Answer(int status, String body) {
    void send(HttpServletResponse response) throws IOException {
      response.setStatus(status);
      response.setContentType("application/json;charset=utf-8");
      response.getOutputStream().write(body.getBytes(UTF_8));
    }
  }

  private String noted(HttpServletRequest request) throws IOException {
    var body = new String(request.getInputStream().readAllBytes(), UTF_8);
    var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    requests.add(request.getMethod() + " " + request.getRequestURI() + query + " " + body);
    return body;
  }

  /** Paths and queries of all requests. */
  List<String> addresses() {
    return requests.stream().map(r -> r.split(" ", 3)[1]).toList();
  }

  private final class Web extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var form = new TreeMap<String, String>();
      for (var pair : noted(request).split("&")) {
        int equals = pair.indexOf('=');
        form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
      web(request.getPathInfo(), form).send(response);
    }
  }

  private final class Api extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var _ = noted(request);
      beforeUser.run();
      user(request.getHeader("Authorization")).send(response);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      delete(request.getHeader("Authorization"), JSON.readTree(noted(request))).send(response);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
