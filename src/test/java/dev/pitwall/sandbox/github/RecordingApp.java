package dev.pitwall.sandbox.github;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An app that keeps the webhooks that it is sent. */
final class RecordingApp implements AutoCloseable {
  /** A request as it arrived; header names in lower case. */
  record Received(Map<String, String> headers, String body) {
    String event() {
      return headers.getOrDefault("x-github-event", "none");
    }

    String delivery() {
      return headers.getOrDefault("x-github-delivery", "none");
    }
  }

  private final HttpServer server;
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();

  RecordingApp() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var headers = new LinkedHashMap<String, String>();
          exchange
              .getRequestHeaders()
              .forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), v.getFirst()));
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(new Received(headers, body));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/github/webhooks");
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
