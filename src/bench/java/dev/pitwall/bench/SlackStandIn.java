package dev.pitwall.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A Slack that says yes to everything, so that nothing waits for it. */
final class SlackStandIn implements AutoCloseable {
  private static final byte[] YES =
      """
      {"ok":true,"ts":"1795330860.000100","channel":"C1","user_id":"UBOT","bot_id":"B1",\
      "team_id":"T1","team":"Acme","user":"pitwall","messages":[],"view":{"id":"V1"}}\
      """
          .getBytes(StandardCharsets.UTF_8);

  private static final String ANSWERS = "/answers/";

  private final HttpServer server;
  private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();

  SlackStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          answered(exchange.getRequestURI().getPath());
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, YES.length);
          exchange.getResponseBody().write(YES);
          exchange.close();
        });
    server.start();
  }

  private void answered(String path) {
    long now = System.nanoTime();
    if (path.startsWith(ANSWERS)) {
      var awaits = awaited.remove(path.substring(ANSWERS.length()));
      if (awaits != null) {
        awaits.complete(now);
      }
    }
  }

  /** When the answer to {@link #answersUrl} came, as of {@link System#nanoTime}. */
  CompletableFuture<Long> awaits(String id) {
    return awaited.computeIfAbsent(id, _ -> new CompletableFuture<>());
  }

  /** A {@code response_url}. */
  String answersUrl(String id) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + ANSWERS + id;
  }

  /** What {@code SLACK_API_URL} should be. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
