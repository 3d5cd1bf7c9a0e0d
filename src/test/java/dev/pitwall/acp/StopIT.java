package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stopped session is stopped, whatever its agent thinks of it. */
class StopIT {
  @TempDir Path folder;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = Yard.scripted(folder, Yard.QUICK);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  private Session started(String prompt) {
    var session = yard.queued(prompt);
    assertEquals(new ActOutcome.Done(), yard.agents.start(session));
    return session;
  }

  private void stop(Session session) throws InterruptedException {
    assertEquals(new ActOutcome.Done(), yard.agents.stop(session, Yard.ALICE, "wrong direction"));
    assertEquals(new SessionState.Cancelled(), yard.witness.end(session.id()).state());
    assertEquals(List.of(), Yard.left(session), "nothing of the session runs any more");
    assertTrue(Files.isDirectory(yard.worktree(session)), "the worktree stays");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[hang]", "[ignore-cancel]"})
  void whatItDoesIsStopped(String prompt) throws Exception {
    var session = started(prompt);
    yard.witness.untilLogged(
        session.id(), e -> e instanceof LogEntry.Thought || e instanceof LogEntry.Message);

    stop(session);
  }

  @Test
  void anAgentThatIgnoresCancelDoesNotLeaveItsChildren() throws Exception {
    var session = started("[ignore-cancel]");
    yard.witness.untilLogged(session.id(), LogEntry.Message.class::isInstance);
    assertTrue(Yard.left(session).size() >= 3, "the agent and its two children run");

    stop(session);
  }

  @Test
  void itIsStoppedBeforeItsAgentHasAnswered() throws Exception {
    try (var mute = Yard.scripted(folder.resolve("mute"), Yard.QUICK, "--script", "mute")) {
      var session = mute.queued("Anything");
      mute.agents.start(session);
      mute.agents.stop(session, Yard.ALICE, "");

      assertEquals(new SessionState.Cancelled(), mute.witness.end(session.id()).state());
      assertEquals(List.of(), Yard.left(session));
    }
  }

  @Test
  void itIsStoppedBeforeItHasBegunAndNeverBegins() throws Exception {
    var session = yard.queued("Anything");
    assertEquals(new ActOutcome.Done(), yard.agents.stop(session, Yard.ALICE, ""));

    assertEquals(new SessionState.Cancelled(), yard.witness.end(session.id()).state());
    assertEquals(new ActOutcome.Done(), yard.agents.start(session));
    assertEquals(List.of(), yard.witness.events(SessionEvent.Started.class));
    assertFalse(Files.exists(yard.worktree(session)));
  }

  @Test
  void aSecondStopIsTheSameStop() throws Exception {
    var session = started("[ignore-cancel]");
    yard.witness.untilLogged(session.id(), LogEntry.Message.class::isInstance);
    yard.agents.stop(session, Yard.ALICE, "");

    stop(session);
    assertEquals(1, yard.witness.events(SessionEvent.Cancelled.class).size());
  }

  @Test
  void aStopThatComesAfterTheEndFindsNothingToStop() throws Exception {
    var session = started("[refuse]");
    var ended = yard.witness.end(session.id());

    assertEquals(new ActOutcome.Done(), yard.agents.stop(ended, Yard.ALICE, ""));
    assertInstanceOf(SessionState.Failed.class, yard.witness.session(session.id()).state());
  }

  @Test
  void whatWasNotCommittedIsKeptOnItsBranch() throws Exception {
    var session = started("[hang]");
    yard.witness.untilLogged(session.id(), LogEntry.Thought.class::isInstance);
    Files.writeString(yard.worktree(session).resolve("half.txt"), "half\ndone\n");

    stop(session);
    var work = yard.witness.session(session.id()).work();
    assertEquals(
        List.of(1, 2, 0, 1), List.of(work.commits(), work.added(), work.removed(), work.files()));
    assertEquals("half\ndone\n", Yard.git(yard.shop, "show", work.branch() + ":half.txt"));
  }

  @Test
  void closingEndsAllAndTellsEachATrueEnd() throws Exception {
    var one = started("[ignore-cancel]");
    var other = yard.queued("[hang]", "m4x7");
    yard.agents.start(other);
    yard.witness.untilLogged(one.id(), LogEntry.Message.class::isInstance);

    yard.agents.close();

    assertEquals(
        new SessionState.Failed(
            "Pitwall was stopped while the agent worked; its work so far is kept on branch"
                + " `pitwall/m4x7-hang`."),
        yard.witness.session(other.id()).state());
    assertInstanceOf(SessionState.Failed.class, yard.witness.session(one.id()).state());
    assertEquals(List.of(), Yard.left(one));
    assertEquals(List.of(), Yard.left(other));
  }
}
