package dev.pitwall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.http.HttpServer.Limits;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real sockets. */
class HttpServerTest {
  private static final Limits QUICK =
      new Limits(1_000, Duration.ofSeconds(5), Duration.ofMillis(40));

  private HttpServer server =
      new HttpServer("127.0.0.1", 0, List.of(new Route("/echo", new Echo())), QUICK);

  /** Answers with the body; fails when it is told to. */
  private static final class Echo extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      if (new String(body, StandardCharsets.UTF_8).equals("fail")) {
        throw new IllegalStateException("secret of the inside");
      }
      response.getOutputStream().write(body);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anUnknownPathIsOneLine() throws Exception {
    server.start();
    var answer = get("/nowhere/<script>");
    assertEquals(404, answer.statusCode());
    assertEquals("404 Not Found\n", answer.body());
    assertEquals("text/plain;charset=utf-8", answer.headers().firstValue("content-type").get());
    assertFalse(answer.headers().firstValue("server").isPresent());
  }

  @Test
  void aFailureShowsNothingOfTheInside() throws Exception {
    server.start();
    var answer = post("/echo", "fail");
    assertEquals(500, answer.statusCode());
    assertEquals("500 Server Error\n", answer.body());
  }

  @Test
  void nonsenseIsOneLine() throws Exception {
    server.start();
    var answer = raw("GET / HTTP/9.9\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 "), answer);
    assertFalse(answer.contains("<"), answer);
    assertFalse(answer.contains("jetty"), answer);
  }

  @Test
  void headersOfMoreThanEightKilobytesAreRefused() throws Exception {
    server.start();
    var answer = raw("GET /echo HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
    assertTrue(answer.endsWith("431 Request Header Fields Too Large\n"), answer);
  }

  @Test
  void aTrickleOfHeadersIsCutOff() throws Exception {
    server.start();
    assertCutOff("POST /echo HTTP/1.1\r\nHost: x\r\nX: ");
  }

  @Test
  void aTrickleOfBodyIsCutOff() throws Exception {
    server.start();
    assertCutOff("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
  }

  @Test
  void aClientThatSendsLittleButWholeRequestsStays() throws Exception {
    server.start();
    try (var socket = socket()) {
      for (int i = 0; i < 40; i++) {
        send(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi");
        var buffer = new byte[1_000];
        int got = socket.getInputStream().read(buffer);
        assertTrue(new String(buffer, 0, got, StandardCharsets.UTF_8).startsWith("HTTP/1.1 200"));
        pause(socket, 10);
      }
    }
  }

  @Test
  void connectionsPastTheLimitWaitUntilOthersLeave() throws Exception {
    server.close();
    var few = new Limits(4, Duration.ofSeconds(5), Duration.ofSeconds(5));
    server = new HttpServer("127.0.0.1", 0, List.of(new Route("/echo", new Echo())), few);
    server.start();
    var held = List.of(socket(), socket(), socket(), socket());
    for (var socket : held) {
      send(socket, "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(socket.getInputStream().read() >= 0);
    }
    try (var late = socket()) {
      send(late, "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      late.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> late.getInputStream().read());
      for (var socket : held) {
        socket.close();
      }
      late.setSoTimeout(5_000);
      assertEquals('H', late.getInputStream().read());
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    server.start();
    try (var second = new HttpServer("127.0.0.1", server.port(), List.of())) {
      var taken = assertThrows(PortTaken.class, second::start);
      assertEquals(
          "Another process already listens on 127.0.0.1:" + server.port() + ".",
          taken.getMessage());
    }
  }

  private void assertCutOff(String start) throws Exception {
    try (var socket = socket()) {
      send(socket, start);
      for (int i = 0; i < 400; i++) {
        try {
          send(socket, "x");
        } catch (IOException closed) {
          return;
        }
        if (pause(socket, 10)) {
          return;
        }
      }
      throw new AssertionError("still open after four seconds of a trickle");
    }
  }

  /** Waits for the given time; true when the other side closed. */
  private static boolean pause(Socket socket, int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    } finally {
      socket.setSoTimeout(5_000);
    }
  }

  private Socket socket() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(5_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String raw(String text) throws IOException {
    try (var socket = socket()) {
      send(socket, text);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + server.port() + path.replace("<", "%3C").replace(">", "%3E"));
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
