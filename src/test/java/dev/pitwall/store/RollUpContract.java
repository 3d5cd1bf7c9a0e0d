package dev.pitwall.store;

import static dev.pitwall.store.Made.AGENTS;
import static dev.pitwall.store.Made.REVIEWS;
import static dev.pitwall.store.Made.at;
import static dev.pitwall.store.Made.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.pitwall.delivery.DeliveryStore.Block;
import dev.pitwall.delivery.RollUpStore.Crowd;
import dev.pitwall.delivery.Target;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.SessionEvent;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does with roll-ups. Session k3f9 works in #agents, and its card says so. */
abstract class RollUpContract extends ShownSession {
  @BeforeEach
  void working() {
    tell(new SessionEvent.Progressed("reading"), 1);
    showAll(1);
  }

  private void news(String activity, int second) {
    tell(new SessionEvent.Progressed(activity), second);
  }

  /** The card leaves its news to a roll-up that is posted. */
  private void rolledUp() {
    store.beginRollUp(AGENTS, at(2));
    show(only(2), 2);
    news("writing", 3);
    showAll(3);
  }

  @Test
  void aChannelHasOneRollUpAtATime() {
    store.beginRollUp(AGENTS, at(2));
    store.beginRollUp(AGENTS, at(3));
    assertEquals(List.of("+LIFECYCLE ROLL_UP"), dueNames(3));
    assertNull(only(3).owner());
    assertEquals(List.of(new Crowd(AGENTS, 0, true)), store.crowds(at(3)));
  }

  @Test
  void aCardTellsItsNewsUntilTheRollUpIsThere() {
    store.beginRollUp(AGENTS, at(2));
    news("writing", 3);
    assertEquals(List.of("+LIFECYCLE ROLL_UP", "ROUTINE CARD"), dueNames(3));
    assertNull(due(3).getLast().rollUp());
    show(due(3).getFirst(), 4);
    assertNotNull(due(4).getFirst().rollUp());
  }

  @Test
  void newsAfterThatAreTheRollUpsAlone() {
    rolledUp();
    news("testing", 5);
    assertEquals(List.of("ROLL_UP ROLL_UP"), dueNames(5));
    tell(new SessionEvent.Rested(), 6);
    assertEquals(List.of("LIFECYCLE CARD", "ROLL_UP ROLL_UP"), dueNames(6));
  }

  @Test
  void newsThatComeWhileItIsPostedAreNoMoreUrgentThanOthers() {
    store.beginRollUp(AGENTS, at(2));
    var posted = only(2);
    news("writing", 3);
    show(posted, 4);
    assertEquals("ROLL_UP ROLL_UP", dueNames(4).getFirst());
    showAll(4);
    news("testing", 5);
    var edited = only(5);
    store.endRollUp(AGENTS, at(6));
    show(edited, 7);
    assertEquals("LIFECYCLE ROLL_UP", dueNames(7).getFirst(), "its end is");
  }

  @Test
  void whatIsNoNewsIsOnTheCardToo() {
    rolledUp();
    tell(new SessionEvent.SightLost(at(5)), 5);
    assertEquals(List.of("ROLL_UP ROLL_UP", "ROUTINE CARD"), dueNames(5));
    showAll(5);
    sessions.write(tx -> {
      tx.level(id("k3f9"), AGENTS, DigestLevel.VERBOSE);
      return true;
    });
    assertEquals(List.of("ROUTINE CARD"), dueNames(6));
  }

  @Test
  void anotherChannelsCardIsNotConcerned() {
    sessions.write(tx -> tx.show(id("k3f9"), REVIEWS));
    showAll(1);
    rolledUp();
    news("testing", 5);
    assertEquals(List.of("ROLL_UP ROLL_UP", "ROUTINE CARD"), dueNames(5));
    assertEquals(REVIEWS, due(5).getLast().channel());
  }

  @Test
  void atItsEndItSaysSoAndEachCardHasItsNewsAgain() {
    rolledUp();
    store.endRollUp(AGENTS, at(10));
    assertEquals(List.of("LIFECYCLE ROLL_UP", "ROUTINE CARD"), dueNames(10));
    var over = Objects.requireNonNull(due(10).getFirst().rollUp());
    assertNotNull(over.endedAt());
    assertNull(due(10).getLast().rollUp());
    showAll(10);
    news("testing", 11);
    assertEquals(List.of("ROUTINE CARD"), dueNames(11));
    store.endRollUp(AGENTS, at(12));
    assertEquals(List.of("ROUTINE CARD"), dueNames(12), "it is over already");
  }

  @Test
  void anEditUnderWayAtTheEndIsMadeAgain() {
    store.beginRollUp(AGENTS, at(2));
    show(only(2), 2);
    news("writing", 3);
    var card = due(3).getLast();
    store.endRollUp(AGENTS, at(4));
    show(card, 5);
    assertEquals(List.of("LIFECYCLE ROLL_UP", "ROUTINE CARD"), dueNames(5));
  }

  @Test
  void aRollUpThatIsGoneIsPostedOnceMoreAndCardsSayWhereItIs() {
    rolledUp();
    news("testing", 5);
    var gone = only(5);
    store.cardGone(gone, at(6));
    var again = only(6);
    assertEquals(Target.Kind.ROLL_UP, again.kind());
    assertNull(again.ts());
    assertNotEquals(gone.key(), again.key());
    store.cardGone(gone, at(6));
    show(again, 7);
    news("thinking", 8);
    assertEquals(List.of("ROLL_UP ROLL_UP", "ROUTINE CARD"), dueNames(8));
    showAll(8);
    news("resting", 9);
    assertEquals(List.of("ROLL_UP ROLL_UP"), dueNames(9));
  }

  @Test
  void crowdsAreCardsThatHadNewsLatelyWhereMessagesAreTaken() {
    Made.create(sessions, Made.session("p7xq"));
    Made.tell(sessions, id("p7xq"), new SessionEvent.Progressed("a"), at(2));
    Made.tell(sessions, id("p7xq"), new SessionEvent.Progressed("b"), at(3));
    news("writing", 4);
    news("testing", 5);
    assertEquals(List.of(new Crowd(AGENTS, 2, false)), store.crowds(at(2)));
    assertEquals(List.of(new Crowd(AGENTS, 1, false)), store.crowds(at(3)));
    assertEquals(List.of(), store.crowds(at(5)));
    store.blocked(new Block("T0ACME", "C0AGENTS", "It is archived.", at(5), at(6)));
    assertEquals(List.of(), store.crowds(at(2)));
  }

  @Test
  void liveSessionsAreThoseOfTheChannelThatHaveNotEnded() {
    Made.create(sessions, Made.session("p7xq"));
    assertEquals(2, sessions.live(AGENTS).size());
    assertEquals(List.of(), sessions.live(REVIEWS));
    tell(new SessionEvent.Completed("Done."), 3);
    var live = sessions.live(AGENTS);
    assertEquals(List.of(id("p7xq")), live.stream().map(l -> l.session().id()).toList());
    assertNull(live.getFirst().ts());
  }
}
