package dev.pitwall.store;

import static dev.pitwall.store.Made.ACME;
import static dev.pitwall.store.Made.AGENTS;
import static dev.pitwall.store.Made.ALICE;
import static dev.pitwall.store.Made.REVIEWS;
import static dev.pitwall.store.Made.at;
import static dev.pitwall.store.Made.id;
import static dev.pitwall.store.Made.said;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.delivery.DeliveryStore.Backlog;
import dev.pitwall.delivery.DeliveryStore.Block;
import dev.pitwall.delivery.Lane;
import dev.pitwall.delivery.MessageSender.Rejected;
import dev.pitwall.delivery.MessageSender.Scope;
import dev.pitwall.delivery.MessageSender.Unclear;
import dev.pitwall.delivery.MessageSender.Unreachable;
import dev.pitwall.delivery.Target;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.SessionEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store does with what Slack should show. Session k3f9 is shown in #agents. */
abstract class DeliveryStoreContract extends ShownSession {
  @Test
  void aNewSessionsCardIsDueAtOnce() {
    var card = only(0);

    assertEquals(Target.Kind.CARD, card.kind());
    assertEquals(Lane.LIFECYCLE, card.lane());
    assertEquals(AGENTS, card.channel());
    assertEquals(id("k3f9"), card.session());
    assertEquals(DigestLevel.MILESTONES, card.level());
    assertEquals(1, card.desired());
    assertEquals(0, card.sent());
    assertEquals("", card.sentHash());
    assertNull(card.ts());
    assertNull(card.attemptedAt());
  }

  @Test
  void aCardThatIsShownIsNotDueUntilItChanges() {
    showAll(1);
    assertEquals(List.of(), due(1000));

    tell(new SessionEvent.Progressed("reading"), 2);
    tell(new SessionEvent.Progressed("writing"), 3);

    var card = only(3);
    assertEquals(tsOf(card), card.ts());
    assertEquals("hash", card.sentHash());
    assertEquals(1, card.sent());
    assertEquals(3, card.desired());
    assertEquals(Lane.LIFECYCLE, card.lane(), "queued became in_progress");

    show(card, 4);
    tell(new SessionEvent.Progressed("testing"), 5);
    assertEquals(Lane.ROUTINE, only(5).lane());
  }

  @Test
  void aCardKeepsTheMostUrgentLaneOfTheChangesItWaitsWith() {
    tell(new SessionEvent.Progressed("reading"), 1);
    showAll(1);

    tell(new SessionEvent.StopAsked(ALICE, "wrong"), 2);
    tell(new SessionEvent.Progressed("writing"), 3);

    assertEquals(Lane.STOP, only(3).lane());
  }

  @Test
  void aChangeWhileTheCardIsBeingSentIsDueAfterwards() {
    var card = only(0);
    store.sending(card, -1, at(1));
    tell(new SessionEvent.Progressed("reading"), 2);
    store.sent(card, "1.1", card.desired(), "hash", at(3));

    var again = only(3);
    assertEquals("1.1", again.ts());
    assertEquals(1, again.sent());
    assertEquals(2, again.desired());
    assertNull(again.attemptedAt());
  }

  @Test
  void aPostUnderWayWhenPitwallDiesIsSeenAsSuch() throws Exception {
    store.sending(only(0), -1, at(1));

    store = new DeliveryTables(on().reopened(), Made.GATHER);

    assertEquals(at(1).truncatedTo(MILLIS), only(2).attemptedAt());
  }

  @Test
  void repliesWaitForTheirCardAndForEachOther() {
    tell(new SessionEvent.Asked(Made.question("q1")), 1);
    assertEquals(List.of("+LIFECYCLE CARD"), dueNames(1));

    show(only(1), 2);
    assertEquals(List.of("+LIFECYCLE QUESTION q1"), dueNames(2));
    assertEquals(cardTs(), only(2).cardTs());

    tell(new SessionEvent.Completed("Done."), 3);
    assertEquals(List.of("+LIFECYCLE QUESTION q1", "LIFECYCLE CARD"), dueNames(3));

    show(due(3).getFirst(), 4);
    assertEquals(List.of("LIFECYCLE CARD", "+FINISH NOTICE"), dueNames(4));
  }

  @Test
  void eachTurnHasANoticeOfItsOwnAndTheFirstKeepsItsKey() {
    showAll(1);
    tell(new SessionEvent.Completed("Done."), 2);
    var first = notice(3);
    showAll(3);
    tell(new SessionEvent.Continued(), 4);
    tell(new SessionEvent.Failed("No."), 5);
    var second = notice(6);

    assertEquals("", first.subject());
    var name = id("k3f9").text() + "|T0ACME|C0AGENTS|NOTICE|";
    assertEquals(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString(), first.key());
    assertEquals("2", second.subject());
    assertEquals(UUID.nameUUIDFromBytes((name + "2").getBytes(UTF_8)).toString(), second.key());
  }

  private Target notice(int second) {
    show(due(second).getFirst(), second);
    return due(second).stream()
        .filter(t -> t.kind() == Target.Kind.NOTICE)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aQuestionThatIsAnsweredChanges() {
    tell(new SessionEvent.Asked(Made.question("q1")), 1);
    showAll(1);
    tell(new SessionEvent.Answered("q1", "yes", ALICE), 2);

    assertEquals(List.of("LIFECYCLE CARD", "LIFECYCLE QUESTION q1"), dueNames(2));
  }

  @Test
  void aFinishNoticeIsThereOncePerChannelThatShowsTheSession() {
    sessions.write(tx -> tx.show(id("k3f9"), REVIEWS));
    showAll(1);
    tell(new SessionEvent.Completed("Done."), 2);
    showAll(3);
    tell(said("PS"), 4);
    showAll(60);

    sessions.write(tx -> tx.show(id("k3f9"), new dev.pitwall.session.Channel(ACME, "C0LATE")));

    assertEquals(List.of("+LIFECYCLE CARD"), dueNames(100));
  }

  @Test
  void somethingToShowInAFurtherChannelIncludesTheOpenQuestion() {
    tell(new SessionEvent.Asked(Made.question("q1")), 1);
    showAll(1);

    sessions.write(tx -> tx.show(id("k3f9"), REVIEWS));
    show(only(2), 2);

    assertEquals(List.of("+LIFECYCLE QUESTION q1"), dueNames(2));
  }

  @Test
  void mostUrgentGoesFirstAndThenWhatHasWaitedLongest() {
    Made.create(sessions, Made.session("p7xq"));
    Made.create(sessions, Made.session("m2ad"));
    showAll(0);
    Made.tell(sessions, id("p7xq"), new SessionEvent.Progressed("a"), at(1));
    Made.tell(sessions, id("m2ad"), new SessionEvent.Progressed("b"), at(2));
    tell(new SessionEvent.StopAsked(ALICE, ""), 3);

    var order = due(3).stream().map(Target::session).toList();
    assertEquals(List.of(id("k3f9"), id("p7xq"), id("m2ad")), order);
    assertEquals(
        order.subList(0, 2), store.due(at(3), Set.of(), 2).stream().map(Target::session).toList());
  }

  @Test
  void busyChannelsAreLeftOut() {
    sessions.write(tx -> tx.show(id("k3f9"), REVIEWS));

    var due = store.due(at(1), Set.of(AGENTS), 10);

    assertEquals(List.of(REVIEWS), due.stream().map(Target::channel).toList());
    assertEquals(List.of(), store.due(at(1), Set.of(AGENTS, REVIEWS), 10));
  }

  @Test
  void whatIsPostponedComesLater() {
    var card = only(0);
    store.sending(card, -1, at(1));
    store.postponed(card, at(31), "Slack wants a pause");

    assertEquals(List.of(), due(30));
    assertEquals(Optional.of(at(31).toEpochMilli()), next(1));
    assertEquals(1, only(31).attempts());
    assertNull(only(31).attemptedAt());
    assertEquals(new Backlog(1, Duration.ofSeconds(10)), store.backlog(at(10).truncatedTo(MILLIS)));
  }

  @Test
  void whatIsUnclearStaysMarkedAsAttempted() {
    var card = only(0);
    store.sending(card, -1, at(1));
    store.unclear(card, at(6), "time-out");

    assertEquals(List.of(), due(5));
    assertEquals(at(1).truncatedTo(MILLIS), only(6).attemptedAt());
  }

  @Test
  void anAdoptedCardMayShowLess() {
    var card = only(0);
    store.sending(card, -1, at(1));
    store.sent(card, "1.1", 0, "", at(2));

    assertEquals("1.1", only(2).ts());
  }

  @Test
  void aRevisionThatSlackWillNeverTakeIsGivenUpAndALaterOneTried() {
    tell(new SessionEvent.Asked(Made.question("q1")), 1);
    store.abandoned(only(1), 2, "too long", at(2));

    assertEquals(List.of("+LIFECYCLE QUESTION q1"), dueNames(2));
    assertNull(only(2).cardTs());

    tell(new SessionEvent.Answered("q1", "no", ALICE), 3);
    assertEquals(List.of("+LIFECYCLE CARD"), dueNames(3));
  }

  @Test
  void anEqualRenderingIsShownWithoutBeingSent() {
    showAll(0);
    tell(new SessionEvent.Progressed("reading"), 1);
    store.skipped(only(1), 2, -1, at(1));

    assertEquals(List.of(), due(100));
    tell(new SessionEvent.Progressed("writing"), 2);
    assertEquals("hash", only(2).sentHash());
    assertEquals(2, only(2).sent());
  }

  @Test
  void aCardThatWasDeletedIsPostedOnceMoreUnderANewKey() {
    showAll(0);
    tell(new SessionEvent.Asked(Made.question("q1")), 1);
    var seen = due(1);
    var card = seen.get(0);
    var question = seen.get(1);

    store.cardGone(question, at(2));
    store.cardGone(card, at(2));

    var again = only(2);
    assertEquals(Target.Kind.CARD, again.kind());
    assertNull(again.ts());
    assertEquals("", again.sentHash());
    assertNotEquals(card.key(), again.key());

    show(again, 3);
    store.cardGone(question, at(4));
    assertEquals(List.of("+LIFECYCLE QUESTION q1"), dueNames(4), "that news is old");
    assertEquals(tsOf(again), only(4).cardTs());
  }

  @Test
  void nothingOfABlockedChannelOrWorkspaceIsDue() {
    sessions.write(tx -> tx.show(id("k3f9"), REVIEWS));
    var block = new Block("T0ACME", "C0AGENTS", "It is archived. Unarchive it.", at(0), at(60));
    store.blocked(block);

    assertEquals(List.of(REVIEWS), due(1).stream().map(Target::channel).toList());
    assertEquals(Optional.of(at(60).toEpochMilli()), next(1));

    store.blocked(new Block("T0ACME", "", "The token was revoked. Install again.", at(0), at(90)));
    assertEquals(List.of(), due(61));
    assertEquals(Optional.of(at(90).toEpochMilli()), next(61));
    assertEquals(2, due(90).size());
    assertEquals(2, store.blocks().size());

    store.lifted(new Block("T0ACME", "", "", at(0), at(90)));
    assertEquals(1, due(1).size());
  }

  @Test
  void whateverSlackHasSaidIsKept() {
    var rejected = new Rejected("oops", Scope.UNKNOWN, "Slack refused with o\0ps \ud83c\n");
    store.postponed(only(0), at(9), rejected.why());
    store.unclear(only(9), at(18), new Unclear("no answer: \0").why());
    store.postponed(only(18), at(27), new Unreachable("no connection: \0").why());
    store.blocked(new Block("T0ACME", "C0AGENTS", rejected.why(), at(0), at(20)));

    assertEquals(3, only(27).attempts());
    var why = store.blocks().getFirst().why();
    assertTrue(why.startsWith("Slack refused with o ps"), why);
  }

  @Test
  void theEndOfABlockIsReplaced() {
    store.blocked(new Block("T0ACME", "C0AGENTS", "a", at(0), at(60)));
    store.blocked(new Block("T0ACME", "C0AGENTS", "b", at(5), at(90)));

    assertEquals(List.of("b"), store.blocks(Made.ACME).stream().map(Block::why).toList());
    assertEquals(List.of(), due(89));
  }

  @Test
  void timeAloneBringsNothingWhenNothingWaits() {
    assertEquals(Optional.empty(), next(0), "the card is due now");
    showAll(0);
    assertEquals(Optional.empty(), next(0));
    assertEquals(new Backlog(0, Duration.ZERO), store.backlog(at(0)));
  }

  @Test
  void aPauseOutlivesARestart() throws Exception {
    assertEquals(Optional.empty(), store.notBefore("T0ACME chat.update"));
    store.notBefore("T0ACME chat.update", at(30));
    store.notBefore("T0ACME chat.update", at(40));

    var again = new DeliveryTables(on().reopened(), Made.GATHER);

    assertFalse(again.notBefore("T0ACME chat.update").orElseThrow().isBefore(at(39)));
  }

  @Test
  void callsOfLateOutliveARestartEachAtItsPlace() throws Exception {
    assertEquals(Map.of(), store.made("T0ACME/chat.update", at(0)));
    store.made("T0ACME/chat.update", 0, at(10));
    store.made("T0ACME/chat.update", 1, at(20));
    store.made("T0ACME/chat.update", 12, at(30));
    store.made("T0ACME/chat.update", 0, at(40));
    store.made("T0OTHER/chat.update", 3, at(40));
    store.notBefore("T0ACME/chat.update", at(50));

    var again = new DeliveryTables(on().reopened(), Made.GATHER);

    assertEquals(
        Map.of(0, at(40).truncatedTo(MILLIS), 12, at(30).truncatedTo(MILLIS)),
        again.made("T0ACME/chat.update", at(20)));
  }
}
