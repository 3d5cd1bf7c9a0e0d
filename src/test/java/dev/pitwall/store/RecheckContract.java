package dev.pitwall.store;

import static dev.pitwall.store.Made.AGENTS;
import static dev.pitwall.store.Made.at;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.pitwall.delivery.Recheck;
import dev.pitwall.delivery.Recheck.Kind;
import dev.pitwall.delivery.Recheck.Now;
import dev.pitwall.session.SessionEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store does with what is to be looked at once more. */
abstract class RecheckContract extends ShownSession {
  private List<Recheck> rechecks(int second) {
    return store.rechecks(at(second), Set.of(), 100);
  }

  private Recheck recheck(int second) {
    var all = rechecks(second);
    assertEquals(1, all.size(), all::toString);
    return all.getFirst();
  }

  @Test
  void aPostThatWasNotThereIsDueAndLookedForOnceMore() {
    var card = only(0);
    store.sending(card, -1, at(1));
    store.absent(card, at(1), at(30), at(150));
    assertNull(only(30).attemptedAt());
    assertEquals(List.of(), rechecks(149));
    assertEquals(Now.UNPOSTED, recheck(150).target());
    show(card, 151);
    var expected =
        new Recheck(
            card.key(),
            Kind.POST,
            AGENTS,
            null,
            at(1).truncatedTo(MILLIS),
            null,
            0,
            Now.SETTLED,
            tsOf(card));
    assertEquals(expected, recheck(151));
    assertEquals(List.of(), store.rechecks(at(151), Set.of(AGENTS), 100));
  }

  @Test
  void whatComesNextIsNeverForgotten() {
    var card = only(0);
    store.absent(card, at(1), at(30), at(150));
    show(card, 31);
    assertEquals(Optional.of(at(150).toEpochMilli()), next(31));
    store.later(recheck(150), at(200));
    assertEquals(Optional.of(at(200).toEpochMilli()), next(150));
    assertEquals(1, recheck(200).attempts());
    store.done(recheck(200));
    assertEquals(Optional.empty(), next(200));
  }

  @Test
  void aStrayIsKeptUntilItIsDeleted() {
    var card = only(0);
    store.absent(card, at(1), at(30), at(150));
    store.strayFound(recheck(150), "1.2", at(150));
    assertEquals("1.2", recheck(150).stray());
    store.later(recheck(150), at(150));
    assertNull(recheck(150).stray());
  }

  @Test
  void aCardWithAnotherKeyKeepsNothingOfTheFormer() {
    var card = only(0);
    store.absent(card, at(1), at(30), at(150));
    show(card, 31);
    tell(new SessionEvent.Progressed("reading"), 32);
    store.cardGone(only(32), at(33));
    assertEquals(Now.GONE, recheck(150).target());
    assertNull(recheck(150).ts());
  }

  @Test
  void aDoubtfulEditIsDueAgainThoughNothingChanged() {
    showAll(1);
    tell(new SessionEvent.Progressed("reading"), 2);
    var card = only(2);
    store.doubtful(card, at(2), at(60));
    show(card, 3);
    assertEquals(List.of(), due(59));
    store.editAgain(recheck(60), at(60));
    assertEquals("", only(60).sentHash());
    assertEquals(List.of(), rechecks(1000));
  }

  @Test
  void atAStartEveryEditThatWaitsIsDoubtful() {
    showAll(1);
    store.doubtEdits(at(2), at(60));
    assertEquals(List.of(), rechecks(60));
    tell(new SessionEvent.Progressed("reading"), 2);
    store.doubtEdits(at(3), at(60));
    assertEquals(Kind.EDIT, recheck(60).kind());
  }

  @Test
  void whatSlackTakesIsKeptBesideTheTimeNotBeforeWhich() {
    assertEquals(OptionalLong.empty(), store.perMinute("T/chat.update"));
    store.notBefore("T/chat.update", at(5));
    assertEquals(OptionalLong.empty(), store.perMinute("T/chat.update"));
    store.perMinute("T/chat.update", 57);
    assertEquals(OptionalLong.of(57), store.perMinute("T/chat.update"));
    assertEquals(Optional.of(at(5).truncatedTo(MILLIS)), store.notBefore("T/chat.update"));
  }
}
