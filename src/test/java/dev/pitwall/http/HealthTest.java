package dev.pitwall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.http.Check.Finding;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private volatile Supplier<Finding> slack = () -> Check.fine("answered 3 s ago");
  private final HttpServer server =
      new HttpServer(
          "127.0.0.1",
          0,
          List.of(
              new Route("/healthz", new AliveEndpoint()),
              new Route(
                  "/readyz",
                  new ReadyEndpoint(
                      List.of(
                          new Check("database", () -> Check.fine("open")),
                          new Check("slack", () -> slack.get())))),
              new Route("/metrics", new MetricsEndpoint(MetricsEndpoint.registry()))));

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aliveIsAlive() throws Exception {
    var answer = get("/healthz");
    assertEquals(200, answer.statusCode());
    assertEquals("alive\n", answer.body());
  }

  @Test
  void readyWhenEverythingIsFine() throws Exception {
    var answer = get("/readyz");
    assertEquals(200, answer.statusCode());
    assertEquals(
        """
        ready
        ok   database: open
        ok   slack: answered 3 s ago
        """,
        answer.body());
  }

  @Test
  void notReadyNamesTheReason() throws Exception {
    slack = () -> Check.broken("token_revoked since 07:01 UTC");
    var answer = get("/readyz");
    assertEquals(503, answer.statusCode());
    assertEquals(
        """
        not ready
        ok   database: open
        FAIL slack: token_revoked since 07:01 UTC
        """,
        answer.body());
  }

  @Test
  void aCheckThatFailsIsNotFine() throws Exception {
    slack =
        () -> {
          throw new IllegalStateException("disk I/O error");
        };
    var answer = get("/readyz");
    assertEquals(503, answer.statusCode());
    assertTrue(answer.body().contains("FAIL slack: could not be checked"), answer.body());
  }

  @Test
  void metricsAreThoseOfTheProcess() throws Exception {
    var answer = get("/metrics");
    assertEquals(200, answer.statusCode());
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        answer.headers().firstValue("content-type").get());
    for (var name :
        List.of("jvm_memory_used_bytes{", "jvm_threads_live_threads ", "process_uptime_seconds ")) {
      assertTrue(answer.body().contains("\n" + name), name);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + server.port() + path);
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }
}
