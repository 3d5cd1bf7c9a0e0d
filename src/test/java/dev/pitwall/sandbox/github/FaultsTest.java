package dev.pitwall.sandbox.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.wire.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final String START = "POST /agents/repos/{owner}/{repo}/tasks";

  private SandboxGitHub github;
  private Client alice;

  @BeforeEach
  void start() throws Exception {
    github = SandboxGitHub.start(Client.settings(new SettableClock()).empty());
    alice = new Client(github, Client.ALICE);
  }

  @AfterEach
  void stop() {
    github.close();
  }

  private HttpResponse<String> begin() throws Exception {
    return alice.post("/agents/repos/octo-org/shop/tasks", "{\"prompt\":\"x\"}");
  }

  private HttpResponse<String> begin(Fault fault) throws Exception {
    github.faults().next(1, START, fault);
    return begin();
  }

  @Test
  void aFaultComesAsOftenAsPlannedAndThenNoMore() throws Exception {
    github.faults().next(2, START, Fault.notFound());
    assertEquals(404, begin().statusCode());
    assertEquals(404, begin().statusCode());
    assertEquals(0, github.tasks().size());
    assertEquals(201, begin().statusCode());
    assertThrows(
        IllegalArgumentException.class,
        () -> github.faults().next(1, "GET /nothing", Fault.notFound()));
  }

  @Test
  void tooMuchAtOnceNamesAWaitOrDoesNot() throws Exception {
    var told = begin(new Fault.SecondaryLimit(Optional.of(Duration.ofSeconds(90))));
    assertEquals(403, told.statusCode());
    assertEquals("90", Client.header(told, "retry-after"));
    assertTrue(told.body().contains("secondary rate limit"));
    var untold = begin(new Fault.SecondaryLimit(Optional.empty()));
    assertEquals("none", Client.header(untold, "retry-after"));
  }

  @Test
  void theHourMayBeUsedUp() throws Exception {
    var refused = begin(new Fault.PrimaryExhausted(Duration.ofMinutes(20)));
    assertEquals(403, refused.statusCode());
    assertEquals("0", Client.header(refused, "x-ratelimit-remaining"));
    assertEquals("1795332000", Client.header(refused, "x-ratelimit-reset"));
  }

  @Test
  void gitHubMaySayNoInManyWays() throws Exception {
    assertEquals(401, begin(Fault.unauthorized()).statusCode());
    assertEquals(403, begin(Fault.planDenied()).statusCode());
    var plan = begin(Fault.planInvalid());
    assertEquals(422, plan.statusCode());
    assertTrue(plan.body().contains("\"errors\":[{"));
    assertEquals(409, begin(Fault.conflict()).statusCode());
    var sso = begin(new Fault.SingleSignOn());
    assertEquals(403, sso.statusCode());
    assertTrue(Client.header(sso, "X-GitHub-SSO").startsWith("required; url=https://"));
    assertEquals(0, github.tasks().size());
  }

  @Test
  void aBadGatewayMayHideThatItWasDone() throws Exception {
    assertEquals(502, begin(new Fault.BadGateway(false)).statusCode());
    assertEquals(0, github.tasks().size());
    var done = begin(new Fault.BadGateway(true));
    assertEquals(502, done.statusCode());
    assertTrue(Client.header(done, "content-type").startsWith("text/html"));
    assertEquals(1, github.tasks().size());
  }

  @Test
  void aBrokenConnectionMayToo() throws Exception {
    assertThrows(IOException.class, () -> begin(new Fault.Dropped(false)));
    assertEquals(0, github.tasks().size());
    assertThrows(IOException.class, () -> begin(new Fault.Dropped(true)));
    assertEquals(1, github.tasks().size());
    assertEquals(0, github.calls(START).getFirst().status());
  }

  @Test
  void theBodyMayBeAPageOrHalfOfItsJson() throws Exception {
    var page = begin(new Fault.HtmlBody());
    assertEquals(200, page.statusCode());
    assertTrue(page.body().startsWith("<!DOCTYPE html>"));
    assertEquals(0, github.tasks().size());
    var half = begin(new Fault.MalformedJson());
    assertEquals(201, half.statusCode());
    assertThrows(IOException.class, () -> Client.json(half));
    assertEquals(1, github.tasks().size());
  }

  @Test
  void aLateAnswerIsDoneAtOnce() throws Exception {
    long before = System.nanoTime();
    assertEquals(201, begin(new Fault.Delayed(Duration.ofMillis(30))).statusCode());
    assertTrue(System.nanoTime() - before >= 30_000_000);
  }

  @Test
  void nothingAnswersWhileItIsUnreachable() throws Exception {
    github.faults().unreachable(true);
    assertThrows(IOException.class, this::begin);
    assertThrows(IOException.class, () -> alice.page("/"));
    assertThrows(IOException.class, () -> alice.copilot("/agents/sessions"));
    github.faults().none();
    assertEquals(201, begin().statusCode());
  }
}
