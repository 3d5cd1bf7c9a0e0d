package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Thought;
import dev.pitwall.session.Question;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionEvent.Answered;
import dev.pitwall.session.SessionEvent.Asked;
import dev.pitwall.session.SessionEvent.Completed;
import dev.pitwall.session.SessionEvent.Logged;
import dev.pitwall.session.SessionEvent.Progressed;
import dev.pitwall.session.SessionEvent.Renamed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final Instant NOW = Instant.parse("2026-11-22T07:01:00Z");

  private final List<SessionEvent> told = new ArrayList<>();
  private final List<Runnable> alarms = new ArrayList<>();
  private final Journal journal =
      new Journal("k3f9", this::tell, (_, task) -> alarms.add(task), Duration.ZERO);
  private int refusals;

  private void tell(SessionEvent event) {
    if (refusals > 0) {
      refusals--;
      throw new IllegalStateException("The disk is full");
    }
    told.add(event);
  }

  private static LogEntry thought(String text) {
    return new Thought(NOW, text);
  }

  private void log(String text) {
    journal.log(thought(text), text.length());
  }

  private void wake() {
    alarms.removeFirst().run();
  }

  @Test
  void entriesAreGatheredIntoOneWrite() {
    log("a");
    log("b");
    assertEquals(List.of(), told);
    wake();

    assertEquals(List.of(new Logged(List.of(thought("a"), thought("b")))), told);
    assertEquals(List.of(), alarms);
  }

  @Test
  void onlyTheLatestActivityIsToldAndOnce() {
    journal.activity("reading");
    journal.activity("writing");
    wake();
    journal.activity("writing");

    assertEquals(List.of(new Progressed("writing")), told);
    assertEquals(List.of(), alarms);
  }

  @Test
  void theLatestTitleIsTold() {
    journal.title("One");
    journal.title("Two");
    wake();

    assertEquals(List.of(new Renamed("Two")), told);
  }

  @Test
  void anEventComesAfterWhatWasGathered() {
    log("a");
    journal.tell(new Completed("done"));

    assertEquals(List.of(new Logged(List.of(thought("a"))), new Completed("done")), told);
  }

  @Test
  void activitiesWaitForTheAnswerToAQuestion() {
    var asked = new Asked(new Question("q1", "May I?", "", List.of(), NOW));
    var answered = new Answered("q1", "1", Yard.ALICE);
    journal.activity("running");
    wake();
    journal.tell(asked);
    journal.activity("reading");
    wake();
    journal.activity("running");
    journal.tell(answered);
    wake();

    assertEquals(
        List.of(new Progressed("running"), asked, answered, new Progressed("running")), told);
  }

  @Test
  void whatCanNotBeStoredIsTriedAgain() {
    refusals = 1;
    log("a");
    wake();
    assertEquals(List.of(), told);
    wake();

    assertEquals(List.of(new Logged(List.of(thought("a")))), told);
  }

  @Test
  void aFloodIsWrittenInBoundedBatches() {
    for (int i = 0; i < 1_200; i++) {
      log("x");
    }

    assertEquals(List.of(500, 500), told.stream().map(e -> ((Logged) e).entries().size()).toList());
  }

  @Test
  void aLogThatNobodyCanReadIsCutAndSaysSo() {
    for (int i = 0; i < 60_000; i++) {
      log("x");
    }
    journal.tell(new Completed(""));

    var entries =
        told.stream()
            .filter(Logged.class::isInstance)
            .flatMap(e -> ((Logged) e).entries().stream())
            .toList();
    assertEquals(50_001, entries.size());
    assertTrue(((LogEntry.Failure) entries.getLast()).text().contains("longer than Pitwall keeps"));
  }
}
