package dev.pitwall.store;

import static dev.pitwall.store.Made.ALICE;
import static dev.pitwall.store.Made.id;
import static dev.pitwall.store.Made.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.Act;
import dev.pitwall.session.DroppedLog;
import dev.pitwall.session.LogPage;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logs are kept for 90 days after their session's end; k3f9 is shown and ends at second 60. */
abstract class OldLogsContract extends ShownSession {
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Instant END = Made.at(60);
  private static final Instant LATER = END.plus(KEPT).plusSeconds(1);

  private OldLogs oldLogs;

  @BeforeEach
  void open() {
    oldLogs = new OldLogs(on().database(), KEPT);
    tell(new SessionEvent.Progressed("reading"), 0);
  }

  private void logs(SessionId id, int entries) {
    var lines = IntStream.rangeClosed(1, entries).mapToObj(n -> "line " + n);
    Made.tell(sessions, id, said(lines.toArray(String[]::new)), Made.at(1));
  }

  private void ends(SessionId id) {
    Made.tell(sessions, id, new SessionEvent.Completed("Done."), END);
  }

  private List<String> lines(SessionId id) {
    return sessions.log(id, 0, 10_000).stream().map(Object::toString).toList();
  }

  private Optional<DroppedLog> dropped(SessionId id) {
    return sessions.dropped(id);
  }

  @Test
  void aLogIsDroppedWhenItsSessionHasEndedSoLongAgo() {
    logs(id("k3f9"), 3);
    ends(id("k3f9"));

    oldLogs.drop(LATER.minusSeconds(2));
    assertEquals(3, lines(id("k3f9")).size());
    assertEquals(Optional.empty(), dropped(id("k3f9")));

    oldLogs.drop(LATER);
    assertEquals(List.of(), lines(id("k3f9")));
    assertEquals(
        new DroppedLog(3, Instant.ofEpochMilli(LATER.toEpochMilli()), 90),
        dropped(id("k3f9")).orElseThrow());
  }

  @Test
  void sessionsThatRunOrHaveEndedLatelyKeepTheirs() {
    Made.create(sessions, Made.session("p7xq"));
    logs(id("k3f9"), 3);
    logs(id("p7xq"), 4);
    Made.tell(sessions, id("p7xq"), new SessionEvent.Completed("Done."), END.plusSeconds(60));

    oldLogs.drop(LATER);

    assertEquals(3, lines(id("k3f9")).size());
    assertEquals(4, lines(id("p7xq")).size());
  }

  @Test
  void theSessionItsCardsAndWhatPeopleAskedStay() {
    sessions.write(
        tx -> tx.begin(new Act("act", id("k3f9"), ALICE, Made.at(1), new Act.Stop("wrong"))));
    logs(id("k3f9"), 3);
    ends(id("k3f9"));
    showAll(61);
    var before = sessions.find(id("k3f9"));
    var shown = sessions.shown(id("k3f9"));

    oldLogs.drop(LATER);

    assertEquals(before, sessions.find(id("k3f9")));
    assertEquals(shown, sessions.shown(id("k3f9")));
    assertEquals(before, sessions.shownAt(Made.AGENTS, java.util.Objects.requireNonNull(cardTs())));
    assertEquals("act", sessions.openActs().getFirst().id());
    assertEquals(1, sessions.list(ALICE, SessionFilter.ALL, null, 9).size());
  }

  @Test
  void eachStepDropsSoManyEntriesAndARestartGoesOnWhereItEnded() throws Exception {
    logs(id("k3f9"), 450);
    ends(id("k3f9"));

    assertTrue(oldLogs.step(LATER, 100));
    assertEquals(350, lines(id("k3f9")).size());
    assertEquals(100, dropped(id("k3f9")).orElseThrow().entries());
    var page = LogPage.read(sessions, sessions.find(id("k3f9")).orElseThrow(), 0);
    assertEquals(100, page.from());
    assertTrue(page.entries().getFirst().toString().contains("line 101"));
    assertEquals(false, page.hasOlder());

    var reopened = on().reopened();
    sessions = new SessionTables(reopened, Made.GATHER, () -> Made.at(0));
    oldLogs = new OldLogs(reopened, KEPT);
    oldLogs.drop(LATER.plusSeconds(60));
    assertEquals(List.of(), lines(id("k3f9")));
    assertEquals(450, dropped(id("k3f9")).orElseThrow().entries());
  }

  @Test
  void aStepTakesManyShortLogsAndFewHugeEntries() {
    var handles = List.of("p2aa", "p2bb", "p2cc", "p2dd", "p2ee", "p2ff", "p2gg", "p2hh");
    for (var handle : handles) {
      Made.create(sessions, Made.session(handle));
      logs(id(handle), 5);
      ends(id(handle));
    }
    oldLogs.step(LATER, 100);
    handles.forEach(handle -> assertEquals(List.of(), lines(id(handle))));

    Made.tell(sessions, id("k3f9"), said("x".repeat(400_000), "y".repeat(400_000), "z"), END);
    ends(id("k3f9"));
    oldLogs.step(LATER, 100);
    assertEquals(1, lines(id("k3f9")).size());
    oldLogs.step(LATER, 100);
    assertEquals(List.of(), lines(id("k3f9")));
    assertEquals(false, oldLogs.step(LATER, 100));
  }

  @Test
  void aSessionThatGoesOnLogsBehindWhatWasDroppedAndIsOldAgainLater() {
    logs(id("k3f9"), 3);
    ends(id("k3f9"));
    oldLogs.drop(LATER);

    var again = LATER.plusSeconds(60);
    Made.tell(sessions, id("k3f9"), new SessionEvent.Continued(again), again);
    Made.tell(sessions, id("k3f9"), said("once more"), again);
    var session = sessions.find(id("k3f9")).orElseThrow();
    var page = LogPage.latest(sessions, session, 8);
    assertEquals(3, page.from());
    assertEquals(1, page.entries().size());

    Made.tell(sessions, id("k3f9"), new SessionEvent.Completed("Done."), again);
    oldLogs.drop(again.plusSeconds(60));
    assertEquals(1, lines(id("k3f9")).size());
    oldLogs.drop(again.plus(KEPT).plusSeconds(1));
    assertEquals(List.of(), lines(id("k3f9")));
    assertEquals(4, dropped(id("k3f9")).orElseThrow().entries());
  }

  @Test
  void whatTheSourceTellsAfterTheLogWasDroppedIsDroppedToo() {
    logs(id("k3f9"), 3);
    ends(id("k3f9"));
    oldLogs.drop(LATER);

    var late = LATER.plusSeconds(60);
    Made.tell(sessions, id("k3f9"), said("late", "later"), late);
    assertEquals(2, lines(id("k3f9")).size());

    oldLogs.drop(late.plusSeconds(60));
    assertEquals(List.of(), lines(id("k3f9")));
    assertEquals(5, dropped(id("k3f9")).orElseThrow().entries());
  }
}
