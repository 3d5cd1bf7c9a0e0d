package dev.pitwall.sandbox.slack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An app that keeps what Slack sends it and answers as it was told. */
final class RecordingApp implements AutoCloseable {
  /** A request as it arrived; header names in lower case. */
  record Received(Map<String, String> headers, String body) {
    /** A field of a form. */
    String field(String name) {
      for (var pair : body.split("&")) {
        if (pair.startsWith(name + "=")) {
          return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
        }
      }
      throw new AssertionError("No " + name + " in " + body);
    }

    com.fasterxml.jackson.databind.JsonNode payload() {
      return Json.parse(field("payload")).orElseThrow();
    }
  }

  /** An answer; the headers go with it. */
  record Canned(int status, String type, String body, Map<String, String> headers) {}

  private final HttpServer server;
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final Queue<Canned> answers = new ConcurrentLinkedQueue<>();

  RecordingApp() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          var headers = new LinkedHashMap<String, String>();
          exchange
              .getRequestHeaders()
              .forEach((k, v) -> headers.put(k.toLowerCase(java.util.Locale.ROOT), v.getFirst()));
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var answer = answers.poll();
          received.add(new Received(headers, body));
          var given = answer == null ? new Canned(200, "text/plain", "", Map.of()) : answer;
          exchange.getResponseHeaders().set("Content-Type", given.type());
          given.headers().forEach(exchange.getResponseHeaders()::set);
          var bytes = given.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(given.status(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
  }

  void answer(String json) {
    answers.add(new Canned(200, "application/json", json, Map.of()));
  }

  void answer(int status, Map<String, String> headers) {
    answers.add(new Canned(status, "text/plain", "", headers));
  }

  /** The next request; waits for it. */
  Received next() throws InterruptedException {
    var next = received.poll(5, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Slack sent nothing.");
    }
    return next;
  }

  List<Received> rest() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
