package dev.pitwall.store;

import static dev.pitwall.store.Made.AGENTS;
import static dev.pitwall.store.Made.REVIEWS;
import static dev.pitwall.store.Made.at;
import static dev.pitwall.store.Made.id;
import static dev.pitwall.store.Made.said;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.delivery.DeliveryStore.Backlog;
import dev.pitwall.delivery.Target;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.SessionEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How log entries gather into digests: 20 s in these tests. The card is shown at second 0. */
abstract class DigestContract extends ShownSession {

  @BeforeEach
  void showCard() {
    tell(new SessionEvent.Progressed("reading"), 0);
  }

  private void started() {
    showAll(0);
  }

  @Test
  void entriesGatherBeforeTheyAreDue() {
    started();
    tell(said("one"), 10);
    tell(said("two", "three"), 15);

    assertEquals(List.of(), due(29));
    assertEquals(Optional.of(at(30).toEpochMilli()), next(15));
    assertEquals(new Backlog(0, Duration.ZERO), store.backlog(at(29)));

    var digest = only(30);
    assertEquals(Target.Kind.DIGEST, digest.kind());
    assertEquals(0, digest.fromEntry());
    assertEquals(-1, digest.toEntry());
  }

  @Test
  void theNextDigestBeginsWhereTheLastEndsAndGathersAnew() {
    started();
    tell(said("one", "two"), 10);
    showAll(30);
    tell(said("three"), 32);

    assertEquals(List.of(), due(51));
    assertEquals(2, only(52).fromEntry());
  }

  @Test
  void whatComesWhileADigestIsSentGathersFromThenOn() {
    started();
    tell(said("one"), 10);
    var digest = only(30);
    store.sending(digest, 1, at(30));
    tell(said("two"), 31);
    assertEquals(1, only(30).toEntry());
    store.sent(digest, "1.2", digest.desired(), "hash", at(45));

    assertEquals(List.of(), due(64));
    assertEquals(1, only(65).fromEntry());
  }

  @Test
  void whatCameBetweenReadingAndSendingIsNotForgotten() {
    started();
    tell(said("one"), 10);
    var digest = only(30);
    tell(said("two"), 31);
    store.sending(digest, 1, at(32));
    store.sent(digest, "1.2", digest.desired(), "hash", at(33));

    assertEquals(List.of(), due(52));
    assertEquals(1, only(53).fromEntry());
  }

  @Test
  void aDigestWithNothingToShowLeavesNothingBehind() {
    started();
    tell(said("one"), 10);
    store.skipped(only(30), 1, 1, at(30));

    assertEquals(Optional.empty(), next(30));
    tell(said("two"), 40);
    assertEquals(1, only(60).fromEntry());
  }

  @Test
  void anAbandonedDigestIsNotTriedAgain() {
    started();
    tell(said("one"), 10);
    var digest = only(30);
    store.sending(digest, 1, at(30));
    store.abandoned(digest, 1, "no", at(31));
    tell(said("two"), 40);

    assertEquals(1, only(60).fromEntry());
  }

  @Test
  void atTheEndWhatGathersIsDueAtOnceBeforeTheNotice() {
    started();
    tell(said("one"), 10);
    tell(new SessionEvent.Completed("Done."), 12);

    assertEquals(List.of("LIFECYCLE CARD", "+FINISH DIGEST"), dueNames(12));
    show(due(12).get(1), 12);
    assertEquals(List.of("LIFECYCLE CARD", "+FINISH NOTICE"), dueNames(12));
  }

  @Test
  void aQuestionDoesNotWaitForGathering() {
    started();
    tell(said("one"), 10);
    tell(new SessionEvent.Asked(Made.question("q1")), 12);

    assertEquals(List.of("+LIFECYCLE DIGEST", "LIFECYCLE CARD"), dueNames(12));
    show(due(12).getFirst(), 12);
    assertEquals(List.of("LIFECYCLE CARD", "+LIFECYCLE QUESTION q1"), dueNames(12));
  }

  @Test
  void aLastWordAfterTheEndIsDueAtOnce() {
    started();
    tell(new SessionEvent.Completed("Done."), 12);
    showAll(12);
    tell(said("PS"), 13);

    assertEquals(List.of("+DIGEST DIGEST"), dueNames(13));
  }

  @Test
  void aFurtherChannelDoesNotRepeatTheLogSoFar() {
    started();
    tell(said("one", "two"), 1);
    showAll(21);
    sessions.write(tx -> tx.show(id("k3f9"), REVIEWS));
    showAll(22);
    tell(said("three"), 30);

    assertEquals(List.of(2L, 2L), due(50).stream().map(Target::fromEntry).toList());
  }

  @Test
  void noDigestWhileTheLevelIsOffAndNothingIsMadeUpForLater() {
    started();
    tell(said("one"), 1);
    level(DigestLevel.OFF);
    showAll(2);
    tell(said("two"), 3);
    assertEquals(Optional.empty(), next(3));

    level(DigestLevel.VERBOSE);
    showAll(4);
    tell(said("three"), 5);

    var digest = only(25);
    assertEquals(2, digest.fromEntry());
    assertEquals(DigestLevel.VERBOSE, digest.level());
  }

  private void level(DigestLevel level) {
    sessions.write(tx -> {
      tx.level(id("k3f9"), AGENTS, level);
      return 1;
    });
  }
}
