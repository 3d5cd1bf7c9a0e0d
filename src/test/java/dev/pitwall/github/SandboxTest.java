package dev.pitwall.github;

import static dev.pitwall.github.Yard.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.github.task.News;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Task;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The whole way over loopback HTTP, against the sandbox's GitHub. */
class SandboxTest extends OverSandbox {
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
