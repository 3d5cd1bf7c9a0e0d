package dev.pitwall.sandbox.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hour's budget, and what does not count. */
class LimitsTest {
  private final SettableClock clock = new SettableClock();
  private SandboxGitHub github;
  private Client alice;

  @BeforeEach
  void start() throws Exception {
    github = SandboxGitHub.start(Client.settings(clock));
    alice = new Client(github, Client.ALICE);
  }

  @AfterEach
  void stop() {
    github.close();
  }

  private HttpResponse<String> conditional(String path, String etag) throws Exception {
    var headers = alice.headers();
    headers.put("If-None-Match", etag);
    return alice.send("GET", alice.api(path), headers, "");
  }

  @Test
  void everyAnswerTellsWhatIsLeftOfTheHour() throws Exception {
    alice.get("/user");
    clock.forward(Duration.ofMinutes(10));
    var second = alice.get("/nothing");
    assertEquals("5000", Client.header(second, "x-ratelimit-limit"));
    assertEquals("4998", Client.header(second, "x-ratelimit-remaining"));
    assertEquals("2", Client.header(second, "x-ratelimit-used"));
    assertEquals("core", Client.header(second, "x-ratelimit-resource"));
    assertEquals("1795334400", Client.header(second, "x-ratelimit-reset"));
    assertEquals("Sun, 22 Nov 2026 07:10:00 GMT", Client.header(second, "date"));
    assertTrue(Client.header(second, "x-github-request-id").length() > 10);
    assertEquals("none", Client.header(alice.copilot("/agents/sessions"), "x-ratelimit-limit"));
  }

  @Test
  void allTokensOfAUserShareOneBudget() throws Exception {
    github.rateLimits().limit(2);
    var other = new Client(github, github.issueToken("alice"));
    alice.get("/user");
    other.get("/user");
    var refused = alice.get("/user");
    assertEquals(403, refused.statusCode());
    assertTrue(refused.body().contains("API rate limit exceeded for alice-gh."));
    assertEquals("0", Client.header(refused, "x-ratelimit-remaining"));
    assertEquals(200, new Client(github, Client.BOB).get("/user").statusCode());
    clock.forward(Duration.ofHours(1));
    assertEquals(200, alice.get("/user").statusCode());
  }

  @Test
  void askingForTheLimitCostsNothing() throws Exception {
    alice.get("/user");
    var told = alice.read("/rate_limit");
    assertEquals(4999, told.path("resources").path("core").path("remaining").asInt());
    assertEquals(4999, alice.read("/rate_limit").path("rate").path("remaining").asInt());
    assertEquals(1, github.rateLimits().used(583231));
  }

  @Test
  void whatDidNotChangeCostsNothing() throws Exception {
    var first = alice.get("/agents/tasks");
    var etag = Client.header(first, "etag");
    var same = conditional("/agents/tasks", etag);
    assertEquals(304, same.statusCode());
    assertEquals("", same.body());
    assertEquals(etag, Client.header(same, "etag"));
    assertEquals("4999", Client.header(same, "x-ratelimit-remaining"));
    github.startTask("octo-org", "shop", "Something new", "alice");
    var changed = conditional("/agents/tasks", etag);
    assertEquals(200, changed.statusCode());
    assertEquals("4998", Client.header(changed, "x-ratelimit-remaining"));
  }

  @Test
  void aRouteMayBeWithoutEtags() throws Exception {
    var etag = Client.header(alice.get("/agents/tasks"), "etag");
    github.etags().route("GET /agents/tasks", false);
    var answer = conditional("/agents/tasks", etag);
    assertEquals(200, answer.statusCode());
    assertEquals("none", Client.header(answer, "etag"));
    assertTrue(Client.header(alice.get("/user"), "etag").startsWith("W/"));
    github.etags().all(false);
    assertEquals("none", Client.header(alice.get("/user"), "etag"));
  }
}
