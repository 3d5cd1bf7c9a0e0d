package dev.pitwall.store;

import static dev.pitwall.store.Made.AGENTS;
import static dev.pitwall.store.Made.ALICE;
import static dev.pitwall.store.Made.at;
import static dev.pitwall.store.Made.id;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.access.Trials.Trial;
import dev.pitwall.delivery.DeliveryStore.Block;
import dev.pitwall.session.SessionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Session k3f9 is shown in #agents; Pitwall has stopped at second 4,000, and starts again while
 * somebody has put the clock back by an hour.
 */
abstract class StoredTimesContract extends ShownSession {
  private static final int STOPPED = 4_000;
  private static final int STARTED = STOPPED - 3_600;

  private StoredTimes times;

  @BeforeEach
  void open() {
    times = new StoredTimes(on().database());
  }

  private void startAgain() {
    times.note(at(STOPPED));
    times.bringNear(at(STARTED));
  }

  private static Instant millis(int second) {
    return at(second).truncatedTo(MILLIS);
  }

  @Test
  void whatWasPutOffIsDueWhenItWouldHaveBeen() {
    store.postponed(only(0), at(STOPPED + 10), "no connection");

    startAgain();

    assertEquals(List.of(), due(STARTED + 9));
    assertEquals(1, due(STARTED + 10).size());
  }

  @Test
  void aPostUnderWayIsLookedForAsSoonAsEver() {
    store.sending(only(0), -1, at(STOPPED));

    startAgain();

    assertEquals(millis(STARTED), only(STARTED).attemptedAt());
  }

  @Test
  void aPauseThatSlackWantsIsNoLongerAndNoShorter() {
    store.notBefore("T0ACME chat.update", at(STOPPED + 30));

    startAgain();

    assertEquals(Optional.of(millis(STARTED + 30)), store.notBefore("T0ACME chat.update"));
  }

  @Test
  void aBlockEndsInTime() {
    store.blocked(new Block("T0ACME", "C0AGENTS", "a", at(STOPPED - 60), at(STOPPED + 60)));

    startAgain();

    assertEquals(List.of(), due(STARTED + 59));
    assertEquals(1, due(STARTED + 60).size());
  }

  @Test
  void aSecondLookIsTakenInTime() {
    store.absent(only(0), at(STOPPED - 30), at(STOPPED), at(STOPPED + 120));

    startAgain();

    assertEquals(List.of(), store.rechecks(at(STARTED + 119), Set.of(), 9));
    var recheck = store.rechecks(at(STARTED + 120), Set.of(), 9).getFirst();
    assertEquals(millis(STARTED - 30), recheck.since());
  }

  @Test
  void aStopThatNothingCameOfIsSaidToBeUnconfirmedAfterAMinute() {
    tell(new SessionEvent.Progressed("reading"), 1);
    tell(new SessionEvent.StopAsked(ALICE, "wrong"), STOPPED);

    startAgain();

    assertEquals(List.of(), sessions.stopsPendingSince(at(STARTED - 1)));
    assertEquals(List.of(id("k3f9")), sessions.stopsPendingSince(at(STARTED)));
  }

  @Test
  void itIsKnownWithoutANoteByWhatWaits() {
    tell(new SessionEvent.Progressed("reading"), STOPPED);
    store.postponed(only(STOPPED), at(STOPPED + 10), "no connection");
    showsElsewhere(STOPPED);

    times.bringNear(at(STARTED));

    assertEquals(List.of(), due(STARTED - 1));
    assertEquals(2, due(STARTED + 10).size());
  }

  private void showsElsewhere(int second) {
    var then = new SessionTables(on().database(), Made.GATHER, () -> at(second));
    then.write(tx -> tx.show(id("k3f9"), Made.REVIEWS));
  }

  private void triedOut(long user, int until) {
    new TrialTable(on().database()).keep(new Trial(user, true, at(until)));
  }

  private List<Instant> triedAgain() {
    return new TrialTable(on().database()).all().stream().map(Trial::until).toList();
  }

  @Test
  void whatWasTriedOutAtGitHubIsTriedAgainInTime() {
    triedOut(583231, STOPPED + 21_600);

    startAgain();

    assertEquals(List.of(millis(STARTED + 21_600)), triedAgain());
  }

  @Test
  void noTrialAtGitHubIsBelievedForMoreThanSixHours() {
    triedOut(583231, STARTED + 21_601);
    triedOut(583232, STARTED + 21_600);

    times.bringNear(at(STARTED));

    assertEquals(List.of(millis(STARTED), millis(STARTED + 21_600)), triedAgain());
  }

  @Test
  void nothingIsPutOffForMoreThanAnHour() {
    store.postponed(only(0), at(STARTED + 3_601), "by a clock that nobody knows");

    times.bringNear(at(STARTED));

    assertEquals(AGENTS, only(STARTED).channel());
  }

  @Test
  void aClockThatGoesOnChangesNothing() {
    store.postponed(only(0), at(STOPPED + 3_000), "no connection");
    store.notBefore("T0ACME chat.update", at(STOPPED + 30));
    times.note(at(STOPPED));

    times.bringNear(at(STOPPED + 2));
    times.bringNear(at(STOPPED - 2));

    assertEquals(Optional.of(millis(STOPPED + 3_000)), store.nextDue(at(STOPPED)));
    assertEquals(Optional.of(millis(STOPPED + 30)), store.notBefore("T0ACME chat.update"));
  }
}
