package dev.pitwall.github;

import static dev.pitwall.github.Yard.ALICE;
import static dev.pitwall.github.Yard.ALICES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.github.api.Addresses;
import dev.pitwall.github.api.FakeAccounts;
import dev.pitwall.github.api.HttpGitHub;
import dev.pitwall.github.log.SessionLogs;
import dev.pitwall.github.task.News;
import dev.pitwall.sandbox.github.GitHubSettings;
import dev.pitwall.sandbox.github.SandboxGitHub;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Task;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way over loopback HTTP, against the sandbox's GitHub. */
class SandboxTest {
  private static final Repository SHOP = new Repository("octo-org", "shop");

  @TempDir Path directory;
  private final AtomicReference<Instant> now = new AtomicReference<>(Yard.SEVEN);
  private SandboxGitHub sandbox;
  private HttpGitHub http;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    sandbox =
        SandboxGitHub.start(
            GitHubSettings.of("client", "secret")
                .token("ghu_alice-gh", "alice")
                .clock(now::get)
                .empty());
    var accounts = new FakeAccounts(ALICES);
    http =
        new HttpGitHub(
            new Addresses(sandbox.apiUrl(), sandbox.url(), sandbox.copilotUrl()),
            accounts,
            "1.0",
            new SimpleMeterRegistry(),
            now::get,
            time -> {
              if (time.isAfter(now.get())) {
                now.set(time);
              }
            },
            Duration.ofSeconds(10));
    yard = new Yard(directory, accounts, http, new SessionLogs(http.apart()));
  }

  @AfterEach
  void close() {
    yard.close();
    http.close();
    sandbox.close();
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now.set(now.get().plusSeconds(1));
      yard.now = now.get();
      yard.sessions.runDue();
    }
  }

  @Test
  void aSessionStartedElsewhereIsFollowedToItsEnd() {
    yard.watch(SHOP);
    pass(16);
    var id = sandbox.startTask("octo-org", "shop", "Fix the login button", "alice");
    pass(16);
    assertTrue(yard.shown(id));
    assertEquals("Fix the login button", yard.session(id).task().prompt());
    for (int i = 0; i < 6; i++) {
      sandbox.step(id);
      pass(6);
    }
    sandbox.finish(id);
    pass(31);
    var session = yard.session(id);
    var completed = assertInstanceOf(SessionState.Completed.class, session.state());
    assertFalse(completed.summary().isBlank());
    assertTrue(session.logSize() > 0);
    assertEquals(
        sandbox.pullRequest(id), Objects.requireNonNull(session.work().pullRequest()).number());
    assertTrue(session.work().changed());
    assertEquals(1, yard.posted().stream().filter(("NOTICE " + id)::equals).count());
  }

  @Test
  void aSessionIsStartedAndStoppedFromHere() {
    var task =
        new Task(News.PROVIDER, SHOP, "Fix it", "Fix the cart", "Copilot", "", "", ALICE, "", null);
    pass(1);
    var session = yard.dispatcher.start("a1", task, ALICE, Yard.AGENTS);
    var id = Objects.requireNonNull(session.ref(), session.state().toString()).id();
    for (int i = 0; i < 4; i++) {
      sandbox.step(id);
      pass(8);
    }
    yard.dispatcher.stop("a2", session.id(), ALICE, "wrong repository");
    for (int i = 0; i < 10 && !yard.again(session).ended(); i++) {
      sandbox.step(id);
      pass(8);
    }
    assertInstanceOf(SessionState.Cancelled.class, yard.again(session).state());
    assertInstanceOf(StopRequest.Confirmed.class, yard.again(session).stop());
  }

  @Test
  void aCommentBeginsAnotherTurnOfASessionThatHasEnded() {
    yard.watch(SHOP);
    pass(16);
    var id = sandbox.startTask("octo-org", "shop", "Fix the login button", "alice");
    sandbox.finish(id);
    pass(31);
    assertTrue(yard.session(id).ended());
    assertEquals(
        new ActOutcome.Done(), yard.sessions.say(yard.session(id), ALICE, "and the logout one"));
    pass(16);
    assertEquals(2, sandbox.sessions(id));
    assertFalse(yard.session(id).ended());
    assertEquals(2, yard.session(id).turn());
  }
}
