package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Slack is answered, and what is kept before it is. */
class SlackEndpointTest {
  private static final String FORM = SignedRequests.FORM;
  private static final String JSON = "application/json";
  private static final String BODY = SignedRequests.encoded(Payload.command("help"));

  private final Desk desk;

  SlackEndpointTest() throws Exception {
    desk = new Desk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static void assertAnswer(int status, String body, HttpResponse<String> answer) {
    assertEquals(body, answer.body());
    assertEquals(status, answer.statusCode());
  }

  private List<String> kept() {
    return desk.inbox.all().stream().map(item -> item.kind() + " " + item.body()).toList();
  }

  @Test
  void aCommandIsKeptAndAcknowledgedWithNothing() throws Exception {
    assertAnswer(200, "", desk.requests.send(FORM, BODY));
    assertEquals(List.of("command " + BODY), kept());
  }

  @Test
  void anEventIsKeptUnderItsId() throws Exception {
    var event = Payload.mention("Ev0FIRST", "<@U0PITWALL> fix the login button");
    assertAnswer(200, "", desk.requests.json(event));
    assertEquals(List.of("event " + event), kept());
    assertEquals("event:Ev0FIRST", desk.inbox.all().getFirst().id());
  }

  @Test
  void whatIsNotSignedIsNotKept() throws Exception {
    assertAnswer(
        401,
        "This is not signed by Slack: its timestamp or signature is missing or there twice.\n",
        desk.requests.send(desk.requests.unsigned(FORM, BODY).build()));
    assertAnswer(
        401,
        "This is not signed by Slack: its signature is not made with this signing secret.\n",
        desk.requests.send(
            desk.requests
                .signed(FORM, BODY)
                .POST(BodyPublishers.ofString(BODY.replace("help", "stop")))
                .build()));
    assertEquals(List.of(), kept());
    assertEquals(2, desk.meters.counter("pitwall.slack.requests.refused").count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "true", ""})
  void aCheckOfTheCertificateIsNoWayAroundTheSignature(String value) throws Exception {
    for (var body : List.of("ssl_check=" + value, "ssl_check=" + value + "&" + BODY)) {
      var answer = desk.requests.send(desk.requests.unsigned(FORM, body).build());
      assertEquals(401, answer.statusCode());
    }
    assertEquals(List.of(), kept());
    assertAnswer(200, "", desk.requests.send(FORM, "token=x&ssl_check=" + value));
    assertEquals(List.of(), kept());
    assertAnswer(200, "", desk.requests.send(FORM, "ssl_check=" + value + "&" + BODY));
    assertEquals(1, kept().size());
  }

  @Test
  void theAddressIsVerifiedByItsChallenge() throws Exception {
    var body = "{\"token\":\"t\",\"challenge\":\"3eZbrw1aB\",\"type\":\"url_verification\"}";
    assertAnswer(200, "3eZbrw1aB\n", desk.requests.send(JSON, body));
    var forged = desk.requests.send(desk.requests.unsigned(JSON, body).build());
    assertEquals(401, forged.statusCode());
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        Arguments.of(FORM, "", "a form without command or payload"),
        Arguments.of(FORM, "a=b&&&=", "a form without command or payload"),
        Arguments.of(FORM, "%70ayload=%7B%7D", "a form without command or payload"),
        Arguments.of(FORM, "payload=1&payload=2", "a form with more than one command or payload"),
        Arguments.of(FORM, "payload=1&command=2", "a form with more than one command or payload"),
        Arguments.of(JSON, "", "a body that is not one JSON object"),
        Arguments.of(JSON, "{", "a body that is not one JSON object"),
        Arguments.of(JSON, "[]", "a body that is not one JSON object"),
        Arguments.of(JSON, "{} {}", "a body that is not one JSON object"),
        Arguments.of(JSON, "{\"a\":1,\"a\":2}", "a body that is not one JSON object"),
        Arguments.of(JSON, "{\"a\":" + "[".repeat(10_000), "a body that is not one JSON object"),
        Arguments.of(JSON, "{\"type\":1}", "JSON of a type that is not event_callback"),
        Arguments.of(
            JSON, "{\"type\":\"app_rate_limited\"}", "JSON of a type that is not event_callback"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void whatSlackNeverSendsIsRefusedThoughSigned(String type, String body, String why)
      throws Exception {
    var answer = desk.requests.send(type, body);
    assertAnswer(400, "Pitwall can't read this: " + why + ".\n", answer);
    assertEquals("1", answer.headers().firstValue("X-Slack-No-Retry").get());
    assertEquals(List.of(), kept());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "multipart/form-data", "application/jsonx", "application/xml"})
  void otherContentIsRefused(String type) throws Exception {
    assertAnswer(
        415, "Slack sends a form or JSON here, not compressed.\n", desk.requests.send(type, BODY));
  }

  @Test
  void compressedContentIsRefused() throws Exception {
    var request = desk.requests.signed(FORM, BODY).header("Content-Encoding", "gzip").build();
    assertEquals(415, desk.requests.send(request).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM + ";charset=UTF-8", "Application/X-WWW-Form-Urlencoded ; charset=x"})
  void aCharacterSetDoesNotMatter(String type) throws Exception {
    assertAnswer(200, "", desk.requests.send(type, BODY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "FOO"})
  void onlyPostsAreTaken(String method) throws Exception {
    var answer =
        desk.requests.send(
            desk.requests.signed(FORM, BODY).method(method, BodyPublishers.noBody()).build());
    assertEquals(405, answer.statusCode());
    assertEquals("POST", answer.headers().firstValue("Allow").get());
  }

  @Test
  void aMegabyteIsTakenAndNoMore() throws Exception {
    var text = "payload=" + "x".repeat((1 << 20) - "payload=".length());
    assertAnswer(200, "", desk.requests.send(FORM, text));
    assertAnswer(413, "A request may have 1 MiB.\n", desk.requests.send(FORM, text + "x"));
    var chunked =
        desk.requests
            .signed(FORM, text + "x")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream((text + "x").getBytes(UTF_8))))
            .build();
    assertEquals(413, desk.requests.send(chunked).statusCode());
    assertEquals(1, kept().size());
  }

  @Test
  void fortyThousandCharactersAreACommand() throws Exception {
    var body = SignedRequests.encoded(Payload.command("say k3f9 " + "🏎 pit ".repeat(6_667)));
    assertAnswer(200, "", desk.requests.send(FORM, body));
    assertEquals(List.of("command " + body), kept());
  }

  @Test
  void aRequestSentAgainIsAcknowledgedAndNotKeptAgain() throws Exception {
    var event = Payload.mention("Ev0AGAIN", "<@U0PITWALL> hello");
    for (int i = 0; i < 3; i++) {
      assertAnswer(200, "", desk.requests.json(event));
      assertAnswer(200, "", desk.requests.send(FORM, BODY));
    }
    assertEquals(2, kept().size());
    assertEquals(4, desk.meters.counter("pitwall.slack.requests.repeated").count());
  }

  @Test
  void whatCannotBeKeptIsNotAcknowledged() throws Exception {
    desk.inbox.full(true);
    assertAnswer(
        503, "Pitwall can't keep requests now. Try again soon.\n", desk.requests.send(FORM, BODY));
    desk.inbox.full(false);
    assertAnswer(200, "", desk.requests.send(FORM, BODY));
    assertEquals(1, kept().size());
    assertEquals(1, desk.meters.counter("pitwall.slack.requests.failed").count());
  }

  @Test
  void aBodyCutOffIsNotKept() throws Exception {
    var head =
        """
        POST /slack/events HTTP/1.1
        Host: x
        Content-Type: application/x-www-form-urlencoded
        X-Slack-Request-Timestamp: 1795330865
        X-Slack-Signature: %s
        Content-Length: %d

        """
            .formatted(
                Signed.signature(SignedRequests.SECRET, "1795330865", BODY.getBytes(UTF_8)),
                BODY.length())
            .replace("\n", "\r\n");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), desk.server.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write((head + BODY.substring(9)).getBytes(UTF_8));
      socket.shutdownOutput();
      var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400"), answer);
    }
    assertEquals(List.of(), kept());
    assertAnswer(200, "", desk.requests.send(FORM, BODY));
  }
}
