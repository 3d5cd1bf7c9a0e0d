package dev.pitwall.session;

import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.BOB;
import static dev.pitwall.session.Sessions.SEVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.Decision.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TransitionsTest {
  private static final Instant LATER = SEVEN.plusSeconds(540);

  private static final List<SessionState> STATES =
      List.of(
          new SessionState.Queued(),
          new SessionState.InProgress("running the unit tests"),
          new SessionState.WaitingForUser(Sessions.mayIMigrate()),
          new SessionState.Idle(),
          new SessionState.Completed("Fixed."),
          new SessionState.Failed("It broke."),
          new SessionState.TimedOut(""),
          new SessionState.Cancelled());

  private static final List<SessionEvent> EVENTS =
      List.of(
          new SessionEvent.Started(new SessionRef("acp", "1"), null),
          new SessionEvent.Accepted(new SessionRef("acp", "1"), null, "issue #12"),
          new SessionEvent.Progressed("reading src/login.ts"),
          new SessionEvent.Asked(new Question("q2", "May I push?", "git push", List.of(), SEVEN)),
          new SessionEvent.Answered("q1", "once", BOB),
          new SessionEvent.Rested(),
          new SessionEvent.Logged(List.of(new LogEntry.Message(LATER, "Found it."))),
          new SessionEvent.Worked(new Work("fix", 1, 12, 3, 1, null, List.of())),
          new SessionEvent.Renamed("Fix the login"),
          new SessionEvent.Completed("All green."),
          new SessionEvent.Failed("The agent gave up."),
          new SessionEvent.TimedOut(),
          new SessionEvent.Cancelled(),
          new SessionEvent.StopRefused("It is pushing."),
          new SessionEvent.StopAsked(BOB, "wrong direction"),
          new SessionEvent.StopUnconfirmed(),
          new SessionEvent.SightLost(SEVEN),
          new SessionEvent.Seen(),
          new SessionEvent.Continued(),
          new SessionEvent.Steerable(true),
          new SessionEvent.StartedLate(new SessionRef("acp", "1"), null, LATER));

  @Test
  void everyEventInEveryState() throws IOException {
    var table = new StringBuilder();
    for (var state : STATES) {
      for (var event : EVENTS) {
        var decision = Transitions.apply(Sessions.in(state), event, LATER);
        table.append(
            "%-17s %-16s %s%n"
                .formatted(state.word(), event.getClass().getSimpleName(), inShort(decision)));
      }
    }
    assertEquals(golden("transitions.txt"), table.toString());
  }

  @Test
  void theTableHasEveryStateAndEventThereIs() {
    assertEquals(leaves(SessionState.class), kinds(STATES));
    assertEquals(leaves(SessionEvent.class), kinds(EVENTS));
  }

  @Test
  void aStopIsAskedForThenConfirmedWithWhoAndWhy() {
    var working = Sessions.in(new SessionState.InProgress(""));
    var asked = after(working, new SessionEvent.StopAsked(BOB, "wrong direction"), LATER);
    var stopped = after(asked, new SessionEvent.Cancelled(), LATER.plusSeconds(2));

    assertEquals(new StopRequest.Requested(BOB, "wrong direction", LATER), asked.stop());
    assertEquals(new StopRequest.Confirmed(BOB, "wrong direction", LATER), stopped.stop());
    assertEquals(LATER.plusSeconds(2), stopped.times().ended());
  }

  @Test
  void aSecondStopIsToldWhoAskedFirst() {
    var asked =
        after(
            Sessions.in(new SessionState.InProgress("")),
            new SessionEvent.StopAsked(BOB, "wrong direction"),
            LATER);

    var refused =
        assertInstanceOf(
            Decision.Refused.class,
            Transitions.apply(asked, new SessionEvent.StopAsked(ALICE, ""), LATER.plusSeconds(1)));

    assertEquals(new Refusal.StopAlreadyAsked(asked, BOB, LATER), refused.refusal());
  }

  @Test
  void afterARefusedStopItMayBeAskedAgain() {
    var refused =
        after(
            after(
                Sessions.in(new SessionState.InProgress("")),
                new SessionEvent.StopAsked(BOB, ""),
                LATER),
            new SessionEvent.StopRefused("It is pushing."),
            LATER);

    var again = after(refused, new SessionEvent.StopAsked(ALICE, "now"), LATER.plusSeconds(9));

    assertEquals(new StopRequest.Requested(ALICE, "now", LATER.plusSeconds(9)), again.stop());
  }

  @Test
  void aSessionThatFinishesFirstWasNotStopped() {
    var asked =
        after(
            Sessions.in(new SessionState.InProgress("")),
            new SessionEvent.StopAsked(BOB, "late"),
            LATER);

    var done = after(asked, new SessionEvent.Completed("Done."), LATER.plusSeconds(1));

    assertEquals(
        new StopRequest.Refused(BOB, "late", LATER, "It ended before it could be stopped."),
        done.stop());
  }

  @Test
  void aStartThatWasGivenUpMayBeTakenLate() {
    var givenUp = after(Sessions.queued(), new SessionEvent.Failed("Nothing was started."), SEVEN);
    var late = new SessionEvent.StartedLate(new SessionRef("acp", "1"), null, LATER);

    var queued = after(givenUp, late, LATER.plusSeconds(5));
    assertEquals(new SessionState.Queued(), queued.state());
    assertEquals(new SessionRef("acp", "1"), queued.ref());
    assertEquals(LATER, queued.times().turnBegan());
    assertEquals(2, queued.turn(), "its end is told anew");
    assertEquals(new StopRequest.None(), queued.stop());
  }

  @Test
  void whoWantedItStoppedBeforeItBeganLateStillDoes() {
    var asked = after(Sessions.queued(), new SessionEvent.StopAsked(BOB, "wrong"), SEVEN);
    var givenUp = after(asked, new SessionEvent.Failed("Nothing was started."), SEVEN);

    var late =
        after(
            givenUp,
            new SessionEvent.StartedLate(new SessionRef("acp", "1"), null, LATER),
            LATER.plusSeconds(5));
    assertEquals(new StopRequest.Requested(BOB, "wrong", LATER.plusSeconds(5)), late.stop());
  }

  @Test
  void whatWasStoppedBeforeItBeganStaysSo() {
    var stopped = after(Sessions.queued(), new SessionEvent.Cancelled(), SEVEN);
    var late = new SessionEvent.StartedLate(new SessionRef("acp", "1"), null, LATER);

    assertInstanceOf(Decision.Unchanged.class, Transitions.apply(stopped, late, LATER));
  }

  @Test
  void anUnconfirmedStopStaysPendingUntilTheSourceConfirmsIt() {
    var asked =
        after(Sessions.in(new SessionState.Idle()), new SessionEvent.StopAsked(BOB, ""), LATER);
    var late = after(asked, new SessionEvent.StopUnconfirmed(), LATER.plusSeconds(60));

    assertTrue(late.stop().pending());
    assertInstanceOf(
        StopRequest.Confirmed.class,
        after(late, new SessionEvent.Cancelled(), LATER.plusSeconds(90)).stop());
  }

  @Test
  void aSourceThatAnswersAgainAfterSilenceChangesTheCard() {
    var working = Sessions.in(new SessionState.InProgress("building"));
    var lost = after(working, new SessionEvent.SightLost(SEVEN), LATER);

    var back = change(lost, new SessionEvent.Progressed("building"), LATER.plusSeconds(5));

    assertEquals(new Sighting(LATER.plusSeconds(5), false), back.next().sighting());
    assertEquals(List.of(new Effect.CardChanged()), back.effects());
  }

  @Test
  void theEndWithdrawsAnOpenQuestion() {
    var waiting = Sessions.in(new SessionState.WaitingForUser(Sessions.mayIMigrate()));

    var ended = change(waiting, new SessionEvent.Failed("The agent died."), LATER);

    assertTrue(
        ended
            .effects()
            .contains(
                new Effect.QuestionChanged(
                    new AskedQuestion(
                        Sessions.mayIMigrate(), new AskedQuestion.Withdrawn(LATER)))));
  }

  @Test
  void whatIsAskedWithoutOptionsIsOverWhenTheAgentGoesOn() {
    var bare = new Question("q9", "", "", List.of(), SEVEN);
    var waiting = Sessions.in(new SessionState.WaitingForUser(bare));

    var on = change(waiting, new SessionEvent.Progressed("reading"), LATER);

    assertEquals(new SessionState.InProgress("reading"), on.next().state());
    assertTrue(
        on.effects()
            .contains(
                new Effect.QuestionChanged(
                    new AskedQuestion(bare, new AskedQuestion.Withdrawn(LATER)))));
  }

  @Test
  void anotherTurnBeginsAfreshWithWhatWasMade() {
    var made = new Work("fix", 1, 12, 3, 1, null, List.of());
    var test = new Validation("npm test", "12 passed", true, null);
    var asked =
        after(
            Sessions.in(new SessionState.InProgress("")).with(made.withValidations(List.of(test))),
            new SessionEvent.StopAsked(BOB, "late"),
            LATER);
    var done = after(asked, new SessionEvent.Completed("Done."), LATER.plusSeconds(1));

    var on = after(done, new SessionEvent.Continued(), LATER.plusSeconds(60));

    assertEquals(new SessionState.InProgress(""), on.state());
    assertEquals(new StopRequest.None(), on.stop());
    assertEquals(made, on.work());
    assertEquals(2, on.turn());
    assertEquals(new Times(SEVEN, LATER.plusSeconds(60), null, LATER.plusSeconds(60)), on.times());
  }

  private static Session after(Session session, SessionEvent event, Instant now) {
    return change(session, event, now).next();
  }

  private static Change change(Session session, SessionEvent event, Instant now) {
    return assertInstanceOf(Change.class, Transitions.apply(session, event, now));
  }

  private static String inShort(Decision decision) {
    return switch (decision) {
      case Change(var next, var entries, var effects) ->
          "-> %s%s%s"
              .formatted(
                  next.state().word(),
                  entries.isEmpty() ? "" : " +" + entries.size() + " entry",
                  effects.stream()
                      .map(e -> " " + e.getClass().getSimpleName())
                      .collect(Collectors.joining()));
      case Decision.Unchanged() -> "unchanged";
      case Decision.Refused(var refusal) -> "refused: " + refusal.getClass().getSimpleName();
    };
  }

  private static Set<Class<?>> kinds(List<?> things) {
    return things.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  private static Set<Class<?>> leaves(Class<?> type) {
    if (!type.isSealed()) {
      return Set.of(type);
    }
    var all = new HashSet<Class<?>>();
    Arrays.stream(type.getPermittedSubclasses()).forEach(t -> all.addAll(leaves(t)));
    return all;
  }

  private static String golden(String name) throws IOException {
    try (var in = TransitionsTest.class.getResourceAsStream(name)) {
      assertTrue(in != null, name + " is missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
