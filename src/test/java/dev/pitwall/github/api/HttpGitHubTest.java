package dev.pitwall.github.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.Refused;
import dev.pitwall.github.api.Answer.Taken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls over loopback HTTP. */
class HttpGitHubTest {
  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final String DATE = "Sun, 22 Nov 2026 07:00:00 GMT";
  private static final Account ALICE = new Account(583231, "alice-gh", null);

  private final StandIn api = new StandIn();
  private final StandIn copilot = new StandIn();
  private final FakeAccounts accounts = new FakeAccounts(ALICE);
  private final AtomicReference<Instant> now = new AtomicReference<>(SEVEN);
  private final List<Instant> waits = new ArrayList<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private HttpGitHub github = github(copilot.address());

  private HttpGitHub github(@Nullable URI copilotAt) {
    return new HttpGitHub(
        new Addresses(api.address(), URI.create("https://github.com"), copilotAt),
        accounts,
        "1.2.3",
        registry,
        now::get,
        time -> {
          if (time.isAfter(now.get())) {
            waits.add(time);
            now.set(time);
          }
        },
        Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    github.close();
    api.close();
    copilot.close();
  }

  private Answer list() {
    return github.get(ALICE, Call.api("/agents/tasks?per_page=100"));
  }

  @Test
  void aCallSaysWhoAsksAndInWhichVersion() {
    api.then(200, "{\"tasks\":[]}", "Date", DATE);
    assertEquals(new Taken(200, "{\"tasks\":[]}", null, SEVEN), list());
    var asked = api.asked.getFirst();
    assertEquals("GET /agents/tasks?per_page=100", asked.line());
    assertEquals("Bearer ghu_alice-gh", asked.header("Authorization"));
    assertEquals("application/vnd.github+json", asked.header("Accept"));
    assertEquals("2026-03-10", asked.header("X-github-api-version"));
    assertEquals("Pitwall/1.2.3", asked.header("User-agent"));
    assertEquals("", asked.header("Copilot-integration-id"));
  }

  @Test
  void theCopilotHostIsToldWhoWeAreAndNoVersion() {
    copilot.then(200, "data: {}\n");
    github.get(ALICE, Call.copilot("/agents/sessions/s1/logs"));
    var asked = copilot.asked.getFirst();
    assertEquals("Bearer ghu_alice-gh", asked.header("Authorization"));
    assertEquals("pitwall", asked.header("Copilot-integration-id"));
    assertEquals("", asked.header("X-github-api-version"));
  }

  @Test
  void theCopilotHostIsAskedOfGitHubOnceWhenNotConfigured() {
    github = github(null);
    api.then(200, endpoints(copilot.address()));
    copilot.then(200, "one").then(200, "two");
    github.get(ALICE, Call.copilot("/agents/sessions/s1/logs"));
    github.get(ALICE, Call.copilot("/agents/sessions/s2/logs"));
    assertEquals(1, api.asked.size());
    assertEquals(
        "{\"query\":\"query{viewer{copilotEndpoints{api}}}\"}", api.asked.getFirst().body());
    assertEquals(2, copilot.asked.size());
  }

  @Test
  void aTokenGoesToNoOtherHost() {
    github = github(null);
    api.then(200, endpoints(URI.create("http://evil.example")));
    var answer = github.get(ALICE, Call.copilot("/agents/sessions/s1/logs"));
    assertEquals(Kind.NOT_FOUND, assertInstanceOf(Refused.class, answer).kind());

    api.then(302, "", "Location", copilot.address() + "/agents/tasks");
    assertEquals(Kind.SERVER, assertInstanceOf(Refused.class, list()).kind());
    assertEquals(List.of(), copilot.asked);

    api.then(200, "{}", "Link", "<" + copilot.address() + "/agents/tasks?page=2>; rel=\"next\"");
    assertEquals(null, assertInstanceOf(Taken.class, list()).next());
  }

  @Test
  void aRenamedRepositoryIsFoundAtItsNewAddress() {
    api.then(301, "", "Location", api.address() + "/repositories/1296269")
        .then(200, "{\"full_name\":\"acme/store\"}");
    var answer = github.get(ALICE, Call.api("/repos/acme/shop"));
    assertEquals("{\"full_name\":\"acme/store\"}", assertInstanceOf(Taken.class, answer).body());
    assertEquals("GET /repositories/1296269", api.asked.getLast().line());
  }

  @Test
  void theNextPageIsAPathForAnotherCall() {
    var at = api.address();
    var link = "<" + at + "/agents/tasks?page=1>; rel=\"first\"";
    api.then(200, "{}", "Link", link + ", <" + at + "/agents/tasks?page=3>; rel=\"next\"");
    assertEquals(URI.create("/agents/tasks?page=3"), assertInstanceOf(Taken.class, list()).next());
  }

  @Test
  void theSameAgainCostsNothing() {
    api.then(200, "{}", "ETag", "\"v1\"").then(304, "", "Date", DATE).then(200, "{}");
    list();
    assertEquals("", api.asked.getLast().header("If-none-match"));
    assertEquals(new Answer.NotModified(SEVEN), list());
    assertEquals("\"v1\"", api.asked.getLast().header("If-none-match"));
    github.get(ALICE, Call.api("/agents/tasks?per_page=50"));
    assertEquals("", api.asked.getLast().header("If-none-match"));
  }

  @Test
  void whoDoesNotRememberReadsWhole() {
    api.then(200, "{}", "ETag", "\"v1\"").then(200, "{}");
    list();
    github.getAgain(ALICE, Call.api("/agents/tasks?per_page=100"));
    assertEquals("", api.asked.getLast().header("If-none-match"));
  }

  @Test
  void halfAnAnswerIsNotWhatNotModifiedRefersTo() {
    var call = Call.api("/agents/tasks/t1");
    var reads = new Reads(github);
    api.then(200, "{\"id\":", "ETag", "\"v1\"")
        .then(200, "{\"id\":\"t1\"}", "ETag", "\"v1\"")
        .then(304, "");
    var half = assertInstanceOf(Reads.Missed.class, reads.get(ALICE, call, Named.class));
    assertEquals(Trouble.UNREADABLE, half.trouble());
    reads.get(ALICE, call, Named.class);
    assertEquals("", api.asked.getLast().header("If-none-match"));
    var got = assertInstanceOf(Reads.Got.class, reads.get(ALICE, call, Named.class));
    assertEquals("\"v1\"", api.asked.getLast().header("If-none-match"));
    assertEquals(new Named("t1"), got.value());
  }

  record Named(String id) {}

  @Test
  void aRevokedTokenIsNotUsedAgain() {
    api.then(401, "{\"message\":\"Bad credentials\"}");
    assertEquals(new Refused(Kind.UNAUTHORIZED, 401, "Bad credentials", null), list());
    assertEquals(List.of(ALICE), accounts.refused);
    assertEquals(new Refused(Kind.UNAUTHORIZED, 401, "", null), list());
    assertEquals(1, api.asked.size());
  }

  @Test
  void theCopilotHostsRefusalOfTheTokenRevokesNothing() {
    copilot.then(401, "Unauthorized");
    github.get(ALICE, Call.copilot("/agents/sessions/s1/logs"));
    assertEquals(List.of(), accounts.refused);
  }

  @Test
  void nothingIsAskedBeforeTheTimeThatGitHubGave() {
    api.then(403, "{\"message\":\"secondary rate limit\"}", "Retry-After", "30", "Date", DATE)
        .then(200, "{}");
    var until = SEVEN.plusSeconds(30);
    assertEquals(new Refused(Kind.RATE, 403, "secondary rate limit", until), list());
    now.set(until.minusMillis(1));
    assertEquals(new Refused(Kind.RATE, 429, "", until), list());
    assertEquals(1, api.asked.size());
    now.set(until);
    assertInstanceOf(Taken.class, list());
  }

  @Test
  void withoutATimeTheWaitIsAMinuteAndThenTwiceAsLong() {
    api.then(429, "").then(429, "").then(200, "{}").then(429, "");
    assertEquals(SEVEN.plusSeconds(60), retryAt(list()));
    now.set(SEVEN.plusSeconds(60));
    assertEquals(SEVEN.plusSeconds(180), retryAt(list()));
    now.set(SEVEN.plusSeconds(180));
    list();
    assertEquals(SEVEN.plusSeconds(240), retryAt(list()));
  }

  @Test
  void anEmptyBudgetIsWaitedForUntilItsReset() {
    var reset = SEVEN.plusSeconds(1_200);
    api.then(
        403,
        "{\"message\":\"API rate limit exceeded\"}",
        "X-RateLimit-Limit",
        "5000",
        "X-RateLimit-Remaining",
        "0",
        "X-RateLimit-Reset",
        Long.toString(reset.getEpochSecond()),
        "Date",
        DATE);
    assertEquals(reset, retryAt(list()));
    assertEquals(new Room(5_000, 0, reset, reset), github.room(ALICE));
    assertEquals(0.0, registry.get("pitwall.github.budget.remaining").gauge().value());
  }

  @Test
  void aDateSaysHowLongByGitHubsClock() {
    now.set(SEVEN.plusSeconds(300));
    api.then(503, "", "Retry-After", "Sun, 22 Nov 2026 07:00:40 GMT", "Date", DATE);
    assertEquals(SEVEN.plusSeconds(340), retryAt(list()));
  }

  @Test
  void writesAreASecondApart() {
    api.then(201, "{}").then(201, "{}");
    var body = JsonNodeFactory.instance.objectNode().put("body", "@copilot go on");
    github.send(ALICE, "POST", Call.api("/repos/acme/shop/issues/7/comments"), body);
    github.send(ALICE, "POST", Call.api("/repos/acme/shop/issues/7/comments"), body);
    assertEquals(List.of(SEVEN.plusSeconds(1)), waits);
    assertEquals("{\"body\":\"@copilot go on\"}", api.asked.getFirst().body());
  }

  @Test
  void whatSurelyDidNotArriveIsToldApart() {
    api.close();
    assertInstanceOf(Answer.Unreachable.class, list());
  }

  @Test
  void theTokenIsNowhereToBeRead() {
    api.then(500, "<html>").then(401, "");
    var told = list() + " " + accounts.token(ALICE) + list();
    assertFalse(told.contains("ghu_"), told);
    var metrics = registry.getMetersAsString();
    assertFalse(metrics.contains("ghu_"), metrics);
    assertTrue(metrics.contains("pitwall.github.calls"), metrics);
  }

  private static String endpoints(URI copilot) {
    return "{\"data\":{\"viewer\":{\"copilotEndpoints\":{\"api\":\"%s\"}}}}".formatted(copilot);
  }

  private static Instant retryAt(Answer answer) {
    return Objects.requireNonNull(assertInstanceOf(Refused.class, answer).retryAt());
  }
}
