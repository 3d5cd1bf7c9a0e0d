package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.http.HttpServer;
import dev.pitwall.http.Route;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes calls as Slack does and remembers them. */
final class RecordingSlack implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final HttpServer server =
      new HttpServer("127.0.0.1", 0, List.of(new Route("/*", new Everything())));

  /**
   * A call.
   *
   * @param method a Web API method, or {@code response} for a response_url
   */
  record Call(String method, JsonNode body) {
    String text() {
      return body.path("text").asText();
    }
  }

  RecordingSlack() throws IOException {
    server.start();
  }

  SlackApi api(InstantSource clock) {
    return new SlackApi(URI.create(home() + "api/"), "xoxb-test", Duration.ofSeconds(5), clock);
  }

  String responseUrl() {
    return home() + "response/1";
  }

  private String home() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  void refuse(String method, String error) {
    answers.put(method, "{\"ok\":false,\"error\":\"" + error + "\"}");
  }

  /** Files may be sent. */
  void takeFiles() {
    var place = JSON.createObjectNode().put("ok", true).put("file_id", "F0LOG");
    answers.put(
        "files.getUploadURLExternal", place.put("upload_url", home() + "upload").toString());
  }

  /** The next call; fails when none comes. */
  Call next() throws InterruptedException {
    var call = calls.poll(5, TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("no call to Slack within five seconds");
    }
    return call;
  }

  /** Calls not looked at yet. */
  List<Call> others() {
    return List.copyOf(calls);
  }

  private final class Everything extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var path = request.getPathInfo();
      var method =
          path.startsWith("/response/") ? "response" : path.substring(path.lastIndexOf('/') + 1);
      var body = new String(request.getInputStream().readAllBytes(), UTF_8);
      calls.add(new Call(method, method.equals("response") ? JSON.readTree(body) : form(body)));
      response.setContentType("application/json");
      response.getOutputStream().print(answers.getOrDefault(method, "{\"ok\":true}"));
    }
  }

  private static ObjectNode form(String body) throws IOException {
    var fields = JSON.createObjectNode();
    for (var pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        continue; // A file's bytes.
      }
      var value = URLDecoder.decode(pair.substring(equals + 1), UTF_8);
      var name = pair.substring(0, equals);
      boolean json = value.startsWith("{") || value.startsWith("[");
      if (json) {
        fields.set(name, JSON.readTree(value));
      } else {
        fields.put(name, value);
      }
    }
    return fields;
  }

  @Override
  public void close() {
    server.close();
  }
}
