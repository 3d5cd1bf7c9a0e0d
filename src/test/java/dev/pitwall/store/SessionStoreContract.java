package dev.pitwall.store;

import static dev.pitwall.store.Made.ACME;
import static dev.pitwall.store.Made.AGENTS;
import static dev.pitwall.store.Made.ALICE;
import static dev.pitwall.store.Made.REVIEWS;
import static dev.pitwall.store.Made.at;
import static dev.pitwall.store.Made.id;
import static dev.pitwall.store.Made.session;
import static dev.pitwall.store.Made.tell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.Act;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Handle;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionStore.Shown;
import dev.pitwall.session.SessionStore.StoreException;
import dev.pitwall.session.SessionStore.Transaction;
import dev.pitwall.session.Watch;
import dev.pitwall.session.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of sessions does. */
abstract class SessionStoreContract {
  SessionStore store;

  abstract TestDatabase on();

  @BeforeEach
  void openStore() {
    store = new SessionTables(on().database(), Made.GATHER, () -> at(0));
  }

  /** Whether a transaction said so. */
  private boolean yes(Function<Transaction, Boolean> work) {
    return store.write(work);
  }

  @Test
  void sessionsOfARepositoryAreFoundByWhenTheyWereBegun() {
    Made.create(store, session("aaaa", "Fix it", "acme/shop", ALICE, at(1)));
    Made.create(store, session("bbbb", "Fix it", "Acme/Shop", Made.BOB, at(2)));
    Made.create(store, session("cccc", "Fix it", "acme/api", ALICE, at(2)));
    Made.create(store, session("dddd", "Fix it", "acme/shop", null, at(3)));

    var shop = new Repository("acme", "shop");
    assertEquals(
        List.of("aaaa", "bbbb"),
        store.created(ACME, shop, at(1), at(2)).stream()
            .map(session -> session.handle().text())
            .toList());
    assertEquals(List.of(), store.created(ACME, shop, at(4), at(9)));
  }

  @Test
  void aSessionIsFoundByItsIdAndItsHandle() {
    var session = Made.create(store, session("k3f9"));

    assertEquals(Optional.of(session), store.find(session.id()));
    assertEquals(Optional.of(session), store.find(ACME, new Handle("k3f9")));
    assertEquals(Optional.empty(), store.find(new Workspace("T0OTHER"), new Handle("k3f9")));
    assertEquals(Optional.empty(), store.find(id("none")));
  }

  @Test
  void aRestartLosesNothing() throws Exception {
    Made.create(store, session("k3f9"));
    var session = tell(store, id("k3f9"), Made.said("Looking.", "Found it."), at(5));
    store.write(tx -> tx.begin(Made.act("a1", "k3f9", new Act.Say("faster"))));

    var again = new SessionTables(on().reopened(), Made.GATHER, () -> at(0));

    assertEquals(Optional.of(session), again.find(session.id()));
    assertEquals(2, again.log(session.id(), 0, 10).size());
    assertEquals(
        List.of(new Shown(AGENTS, null, DigestLevel.MILESTONES, false)), again.shown(session.id()));
    assertEquals(1, again.openActs().size());
  }

  @Test
  void aHandleIsTakenOncePerWorkspace() {
    Made.create(store, session("k3f9"));

    assertTrue(yes(tx -> tx.handleTaken(ACME, new Handle("k3f9"))));
    assertFalse(yes(tx -> tx.handleTaken(ACME, new Handle("p7xq"))));
    assertFalse(yes(tx -> tx.handleTaken(new Workspace("T0B"), new Handle("k3f9"))));
  }

  @Test
  void aTransactionSeesWhatItHasDone() {
    var found =
        store.write(tx -> {
          tx.create(session("k3f9"), List.of());
          return tx.find(id("k3f9"));
        });

    assertEquals(Optional.of(session("k3f9")), found);
  }

  @Test
  void aTransactionThatThrowsLeavesNothingBehind() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            store.write(tx -> {
              tx.create(session("k3f9"), List.of());
              throw new IllegalArgumentException("no");
            }));

    assertEquals(Optional.empty(), store.find(id("k3f9")));
    assertEquals(List.of(), store.shown(id("k3f9")));
  }

  @Test
  void aTransactionWithinAnotherIsRefused() {
    assertThrows(IllegalStateException.class, () -> store.write(tx -> store.write(inner -> 1)));
    assertThrows(IllegalStateException.class, () -> store.write(tx -> store.find(id("k3f9"))));
  }

  @Test
  void aRevisionIsStoredOnce() {
    var first = Made.create(store, session("k3f9"));
    var next = tell(store, first.id(), new SessionEvent.Progressed("reading"), at(1));

    var refused =
        assertThrows(
            StoreException.class,
            () ->
                store.write(tx -> {
                  tx.save(next, List.of(), List.of());
                  return 1;
                }));

    assertEquals(
        "Session k3f9 was changed meanwhile. Read it and try again.", refused.getMessage());
    assertEquals(Optional.of(next), store.find(first.id()));
  }

  @Test
  void aSessionIsCreatedOnce() {
    Made.create(store, session("k3f9"));

    assertThrows(StoreException.class, () -> Made.create(store, session("k3f9")));
  }

  @Test
  void theLogIsReadInOrderFromAnyPlace() {
    Made.create(store, session("k3f9"));
    tell(store, id("k3f9"), Made.said("one", "two"), at(1));
    tell(store, id("k3f9"), Made.said("three"), at(2));

    assertEquals(List.of("one", "two", "three"), texts(store.log(id("k3f9"), 0, 10)));
    assertEquals(List.of("two"), texts(store.log(id("k3f9"), 1, 1)));
    assertEquals(List.of(), texts(store.log(id("k3f9"), 3, 10)));
  }

  private static List<String> texts(List<LogEntry> log) {
    return log.stream().map(e -> ((LogEntry.Message) e).text()).toList();
  }

  @Test
  void whateverCharactersAnAgentSendsAreKept() {
    var odd = "\u0000Fix\u0000it\u0000 \ufffe \u202e \ud83d\ude80";
    var title = session("k3f9", odd, "acme/shop", ALICE, at(0));
    Made.create(store, title);
    tell(store, id("k3f9"), Made.said(odd), at(1));
    var session = tell(store, id("k3f9"), new SessionEvent.Progressed(odd), at(2));
    var act = Made.act("a1", "k3f9", new Act.Say(odd));
    store.write(tx -> tx.begin(act));

    assertEquals(Optional.of(session), store.find(id("k3f9")));
    assertEquals(List.of(odd), texts(store.log(id("k3f9"), 0, 10)));
    assertEquals(List.of(act), store.openActs());
    var typed = new SessionFilter(null, null, null, List.of("fix\u0000it"));
    assertEquals(List.of(session), store.list(ALICE, typed, null, 9));
  }

  @Test
  void aQuestionIsKeptAsItStands() {
    Made.create(store, session("k3f9"));
    var question = Made.question("q1");
    tell(store, id("k3f9"), new SessionEvent.Asked(question), at(1));

    assertTrue(store.question(id("k3f9"), "q1").orElseThrow().open());

    tell(store, id("k3f9"), new SessionEvent.Answered("q1", "yes", ALICE), at(2));

    var outcome = new AskedQuestion.Answered(ALICE, question.option("yes").orElseThrow(), at(2));
    var answered = Optional.of(new AskedQuestion(question, outcome));
    assertEquals(answered, store.question(id("k3f9"), "q1"));
    assertEquals(answered, store.write(tx -> tx.question(id("k3f9"), "q1")));
    assertEquals(Optional.empty(), store.question(id("k3f9"), "q2"));
  }

  @Test
  void anActIsBegunOnceAndStaysOpenUntilItsOutcome() {
    var say = Made.act("a1", "k3f9", new Act.Say("faster"));
    var stop = Made.act("a2", "k3f9", new Act.Stop("wrong direction"));

    assertTrue(yes(tx -> tx.begin(say)));
    assertTrue(yes(tx -> tx.begin(stop)));
    assertFalse(yes(tx -> tx.begin(say)));
    assertEquals(List.of(say, stop), store.openActs());

    store.write(tx -> {
      tx.end("a1", new ActOutcome.Done());
      return 1;
    });

    assertEquals(List.of(stop), store.openActs());
    assertFalse(yes(tx -> tx.begin(say)));
  }

  @Test
  void aCardIsShownOncePerChannel() {
    Made.create(store, session("k3f9"));

    assertTrue(yes(tx -> tx.show(id("k3f9"), REVIEWS)));
    assertFalse(yes(tx -> tx.show(id("k3f9"), REVIEWS)));
    assertFalse(yes(tx -> tx.show(id("k3f9"), AGENTS)));

    store.write(tx -> {
      tx.level(id("k3f9"), REVIEWS, DigestLevel.VERBOSE);
      return 1;
    });
    assertEquals(
        List.of(
            new Shown(AGENTS, null, DigestLevel.MILESTONES, false),
            new Shown(REVIEWS, null, DigestLevel.VERBOSE, false)),
        store.shown(id("k3f9")));
  }

  @Test
  void stopsThatNobodyConfirmedAreFound() {
    Made.create(store, session("k3f9"));
    Made.create(store, session("p7xq"));
    tell(store, id("k3f9"), new SessionEvent.StopAsked(ALICE, "wrong"), at(10));

    assertEquals(List.of(), store.stopsPendingSince(at(9)));
    assertEquals(List.of(id("k3f9")), store.stopsPendingSince(at(70)));

    tell(store, id("k3f9"), new SessionEvent.Cancelled(), at(80));
    assertEquals(List.of(), store.stopsPendingSince(at(200)));
  }

  @Test
  void openSessionsOfAProviderComeOldestFirst() {
    Made.create(store, session("bbbb", "Second", "acme/shop", ALICE, at(20)));
    Made.create(store, session("aaaa", "First", "acme/shop", ALICE, at(10)));
    Made.create(store, session("cccc", "Over", "acme/shop", ALICE, at(0)));
    tell(store, id("cccc"), new SessionEvent.Completed("Done."), at(30));

    assertEquals(List.of("aaaa", "bbbb"), handles(store.open("acp")));
    assertEquals(List.of(), handles(store.open("github")));
    assertEquals(List.of(new Handle("bbbb"), new Handle("aaaa")), store.recentHandles(ALICE, 2));
  }

  @Test
  void aChannelWatchesARepositoryOnceHoweverItIsWritten() {
    var first = watch(AGENTS, "acme/shop", DigestLevel.OFF, 1);
    var second = watch(REVIEWS, "acme/shop", DigestLevel.OFF, 2);
    var again = watch(AGENTS, "Acme/Shop", DigestLevel.VERBOSE, 3);
    var shop = new Repository("ACME", "shop");

    assertEquals(List.of(second, again), store.watches());
    assertEquals(List.of(second, again), store.write(tx -> tx.watches(ACME, shop)));
    assertEquals(List.of(), store.write(tx -> tx.watches(new Workspace("T0OTHER"), shop)));
    assertTrue(yes(tx -> tx.unwatch(first.channel(), shop)));
    assertFalse(yes(tx -> tx.unwatch(first.channel(), shop)));
    assertEquals(List.of(second), store.watches());
  }

  private Watch watch(Channel channel, String repository, DigestLevel level, int second) {
    var watch =
        new Watch(
            channel,
            Repository.parse(repository).orElseThrow(),
            Set.of(SessionFilter.Group.FAILED),
            level,
            ALICE,
            at(second));
    return store.write(tx -> {
      tx.watch(watch);
      return watch;
    });
  }

  @Test
  void whatRunsInARepositoryIsFoundHoweverItIsWrittenShownOrNot() {
    Made.create(store, session("bbbb", "Second", "acme/shop", ALICE, at(20)));
    Made.create(store, session("dddd", "Elsewhere", "acme/api", ALICE, at(15)));
    Made.create(store, session("cccc", "Over", "acme/shop", ALICE, at(0)));
    tell(store, id("cccc"), new SessionEvent.Completed("Done."), at(30));
    store.write(tx -> {
      tx.create(session("aaaa", "First", "acme/shop", ALICE, at(10)), List.of());
      return 1;
    });

    assertEquals(
        List.of(id("aaaa"), id("bbbb")), store.running(ACME, new Repository("Acme", "SHOP")));
  }

  private static List<String> handles(List<Session> sessions) {
    return sessions.stream().map(s -> s.handle().text()).toList();
  }
}
