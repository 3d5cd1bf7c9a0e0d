package dev.pitwall.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pitwall.http.HttpServer;
import dev.pitwall.http.Route;
import dev.pitwall.session.Repository;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub's deliveries make Pitwall look at, and what is refused. */
class WebhookServletTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final Repository SHOP = new Repository("octo-org", "shop");
  private static final String PULL =
      """
      {"action":"synchronize","number":42,"repository":{"full_name":"octo-org/shop"},
       "pull_request":{"number":42,"head":{"ref":"copilot/fix"}},"new":{"field":[1]}}
      """;

  private final List<WebhookHint> hints = new CopyOnWriteArrayList<>();
  private final HttpServer server =
      new HttpServer(
          "127.0.0.1",
          0,
          List.of(new Route("/github/webhooks", new WebhookServlet(SECRET, this::take))));
  private final HttpClient client = HttpClient.newHttpClient();

  private void take(String id, WebhookHint hint) {
    hints.add(hint);
    if (hint.repository().name().equals("broken")) {
      throw new IllegalStateException("The follower fails");
    }
  }

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static String sign(String secret, String body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }

  private HttpRequest.Builder delivery(String id, String event, String body) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + "/github/webhooks"))
        .header("Content-Type", "application/json")
        .header("X-GitHub-Delivery", id)
        .header("X-GitHub-Event", event)
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String id, String event, String body) throws Exception {
    return send(delivery(id, event, body).header("X-Hub-Signature-256", sign(SECRET, body)));
  }

  private static void assertAnswer(int status, String body, HttpResponse<String> answer) {
    assertEquals(body, answer.body());
    assertEquals(status, answer.statusCode());
  }

  @Test
  void theSignatureIsAsGitHubDocumentsIt() throws Exception {
    assertEquals(
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        sign(SECRET, "Hello, World!"));
  }

  @Test
  void aChangedPullRequestIsLookedAt() throws Exception {
    assertAnswer(202, "", send("d-1", "pull_request", PULL));
    assertEquals(List.of(new WebhookHint(SHOP, "copilot/fix", 42, null)), hints);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          issue_comment|"issue":{"number":42,"pull_request":{}}||42|
          issues|"issue":{"number":7}||7|
          workflow_run|"workflow_run":{"id":17812345678,"head_branch":"copilot/fix"}|copilot/fix||17812345678
          workflow_job|"workflow_job":{"run_id":17812345678,"head_branch":null}|||17812345678
          check_run|"check_run":{"check_suite":{"head_branch":"copilot/fix"}}|copilot/fix||
          push|"ref":"refs/heads/copilot/fix"|copilot/fix||
          """)
  void eachEventSaysWhereToLook(
      String event, String about, String branch, Integer pullRequest, Long run) throws Exception {
    var body = "{%s,\"repository\":{\"full_name\":\"octo-org/shop\"}}".formatted(about);
    assertAnswer(202, "", send("d-1", event, body));
    assertEquals(List.of(new WebhookHint(SHOP, branch, pullRequest, run)), hints);
  }

  @Test
  void aDeliveryThatIsRepeatedIsNoNews() throws Exception {
    send("d-1", "pull_request", PULL);
    assertAnswer(202, "", send("d-1", "pull_request", PULL));
    assertEquals(1, hints.size());
    send("d-2", "pull_request", PULL);
    assertEquals(2, hints.size());
  }

  @Test
  void whatIsNotSignedMakesNobodyLook() throws Exception {
    var refused = "This is not signed with this webhook's secret.\n";
    assertAnswer(401, refused, send(delivery("d-1", "pull_request", PULL)));
    for (var signature :
        List.of(
            "",
            "sha256=",
            sign("another", PULL),
            sign(SECRET, PULL + " "),
            sign(SECRET, PULL).substring("sha256=".length()),
            sign(SECRET, PULL) + "00",
            "sha1=" + sign(SECRET, PULL).substring("sha256=".length()),
            sign(SECRET, PULL).toUpperCase(java.util.Locale.ROOT))) {
      var request = delivery("d-1", "pull_request", PULL);
      assertAnswer(401, refused, send(request.header("X-Hub-Signature-256", signature)));
    }
    var twice = delivery("d-1", "pull_request", PULL);
    twice.header("X-Hub-Signature-256", sign(SECRET, PULL));
    twice.header("X-Hub-Signature-256", sign(SECRET, PULL));
    assertAnswer(401, refused, send(twice));
    assertEquals(List.of(), hints);
    // An id that somebody else has used does no harm to GitHub's.
    send("d-1", "pull_request", PULL);
    assertEquals(1, hints.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void withoutASecretNothingIsServed(String secret) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> new WebhookServlet(secret, this::take));
    assertEquals(
        "GITHUB_WEBHOOK_SECRET is empty. Set it to the secret of your webhook at GitHub.",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"zen\":\"Keep it logically awesome.\"}",
        "{\"repository\":{\"full_name\":\"../..\"},\"ref\":\"refs/heads/a\"}",
        "{\"repository\":{\"full_name\":\"octo-org/shop\"},\"ref\":\"refs/tags/v1\"}",
        "{\"repository\":{\"full_name\":\"octo-org/shop\"},\"ref\":\"refs/heads/a\\nb\"}",
        "{\"repository\":[7],\"ref\":{}}"
      })
  void whatConcernsNoSessionIsTakenAndForgotten(String body) throws Exception {
    assertAnswer(202, "", send("d-1", "push", body));
    assertAnswer(202, "", send("d-2", "star", PULL));
    assertEquals(List.of(), hints);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[1]", "{\"repository\":", "7"})
  void nonsenseIsRefusedInWords(String body) throws Exception {
    assertAnswer(
        400, "Pitwall can't read this: it is no JSON object.\n", send("d-1", "pull_request", body));
    assertEquals(List.of(), hints);
  }

  @Test
  void aFormIsRefusedWithWhatToChange() throws Exception {
    var request = delivery("d-1", "push", "payload=%7B%7D");
    request.setHeader("Content-Type", "application/x-www-form-urlencoded");
    request.header("X-Hub-Signature-256", sign(SECRET, "payload=%7B%7D"));
    assertAnswer(
        415, "Set the webhook's content type to application/json at GitHub.\n", send(request));
  }

  @Test
  void whatIsTooLongIsRefused() throws Exception {
    var long1 = " ".repeat(WebhookServlet.LARGEST - PULL.length()) + PULL;
    assertAnswer(202, "", send("d-1", "pull_request", long1));
    assertAnswer(413, "A delivery may have 1 MiB.\n", send("d-2", "pull_request", long1 + " "));
    assertEquals(1, hints.size());
  }

  @Test
  void aFollowerThatFailsDoesNotFailTheDelivery() throws Exception {
    assertAnswer(202, "", send("d-1", "pull_request", PULL.replace("/shop", "/broken")));
  }

  @Test
  void onlyPostIsServed() throws Exception {
    var request = delivery("d-1", "push", "").GET();
    assertAnswer(405, "GitHub sends POST requests here.\n", send(request));
  }
}
