package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.Question;
import dev.pitwall.session.Question.OptionKind;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionState.WaitingForUser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and agents say to one another. */
class TalkIT {
  private static final String TASK = "Run the migration";

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

  private Session asking() throws InterruptedException {
    var session = yard.queued(TASK);
    assertEquals(new ActOutcome.Done(), yard.agents.start(session));
    return yard.witness.until(session.id(), s -> s.state() instanceof WaitingForUser);
  }

  private static Question question(Session session) {
    return ((WaitingForUser) session.state()).question();
  }

  private static String option(Session session, OptionKind kind) {
    return question(session).options().stream()
        .filter(o -> o.kind() == kind)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private ActOutcome answer(Session session, OptionKind kind) {
    return yard.agents.answer(session, Yard.ALICE, question(session).id(), option(session, kind));
  }

  @Test
  void aQuestionShowsItsCommandAndTheAgentsOwnOptions() throws Exception {
    var question = question(asking());

    assertTrue(question.detail().contains("bin/migrate"), question.detail());
    assertEquals(
        List.of("Allow once", "Always allow", "Reject"),
        question.options().stream().map(Question.Option::label).toList());
    assertEquals(
        List.of(OptionKind.ALLOW_ONCE, OptionKind.ALLOW_ALWAYS, OptionKind.REJECT_ONCE),
        question.options().stream().map(Question.Option::kind).toList());
  }

  @Test
  void whatIsAllowedIsDone() throws Exception {
    var asking = asking();
    assertEquals(new ActOutcome.Done(), answer(asking, OptionKind.ALLOW_ONCE));

    var ended = yard.witness.end(asking.id());
    assertInstanceOf(SessionState.Completed.class, ended.state());
    var ran = yard.witness.log(asking.id(), ToolCall.class);
    assertTrue(
        ran.stream().anyMatch(c -> c.detail().command().equals(question(asking).detail())),
        ran.toString());
    assertEquals(1, yard.witness.events(SessionEvent.Answered.class).size());
  }

  @Test
  void anAnswerIsGivenOnce() throws Exception {
    var asking = asking();
    answer(asking, OptionKind.REJECT_ONCE);

    assertEquals(
        new ActOutcome.Refused("The agent no longer waits for this answer. Nothing was sent."),
        answer(asking, OptionKind.ALLOW_ONCE));
    yard.witness.end(asking.id());
  }

  @Test
  void anOptionItDidNotOfferIsRefused() throws Exception {
    var asking = asking();

    assertEquals(
        new ActOutcome.Refused("The agent did not offer that. Choose one of its options."),
        yard.agents.answer(asking, Yard.ALICE, question(asking).id(), "9"));
    assertInstanceOf(WaitingForUser.class, yard.witness.session(asking.id()).state());
  }

  @Test
  void aSessionThatWaitsForAnAnswerCanBeStopped() throws Exception {
    var asking = asking();
    yard.agents.stop(asking, Yard.ALICE, "");

    assertEquals(new SessionState.Cancelled(), yard.witness.end(asking.id()).state());
    assertEquals(List.of(), Yard.left(asking));
  }

  @Test
  void whatIsSaidWhileItWorksIsItsNextTurn() throws Exception {
    var asking = asking();
    assertEquals(
        new ActOutcome.Deferred("when the agent has finished its turn"),
        yard.agents.say(asking, Yard.ALICE, "[refuse]"));
    answer(asking, OptionKind.REJECT_ONCE);

    var ended = (SessionState.Failed) yard.witness.end(asking.id()).state();
    assertTrue(ended.reason().startsWith("The agent refused the task"), ended.reason());
  }

  @Test
  void whatIsSaidAfterItsTurnIsTooLate() throws Exception {
    var asking = asking();
    answer(asking, OptionKind.REJECT_ONCE);
    var ended = yard.witness.end(asking.id());

    assertEquals(
        new ActOutcome.Refused("The agent has finished, and its session with it. Start it again."),
        yard.agents.say(ended, Yard.ALICE, "And the tests?"));
  }
}
