package dev.pitwall.store;

import static dev.pitwall.store.Made.at;
import static dev.pitwall.store.Made.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.access.Visitors;
import dev.pitwall.delivery.DeliveryStore;
import dev.pitwall.delivery.DeliveryStore.Block;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.delivery.NotOurTurn;
import dev.pitwall.delivery.RollUpStore.Crowd;
import dev.pitwall.github.Yard;
import dev.pitwall.session.Act;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Session;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who of two instances does what; both run local agents. */
class TwoInstancesTest {
  private static final Act.Wish STOP = new Act.Stop("enough");

  private final String url = TestServer.fresh();
  private final List<Database> databases = new ArrayList<>();
  private SessionTables one;
  private SessionTables two;

  @BeforeEach
  void open() throws Exception {
    one = sessions("one");
    two = sessions("two");
  }

  private SessionTables sessions(String instance) throws Exception {
    databases.add(Database.open(url, new Instance(instance, Set.of("acp"))));
    databases.getLast().leases().start();
    return new SessionTables(databases.getLast(), Made.GATHER, () -> at(0));
  }

  @AfterEach
  void close() {
    databases.forEach(Database::close);
    TestServer.drop(url);
  }

  private DeliveryStore delivery(int instance) {
    return new DeliveryTables(databases.get(instance), Made.GATHER);
  }

  private void dies(int instance) {
    databases.get(instance).leases().close();
  }

  private static Act act(String id, Act.Wish wish) {
    return Made.act(id, "k3f9", wish);
  }

  private static boolean begin(SessionTables at, Act act) {
    return at.write(tx -> tx.begin(act));
  }

  private static List<String> ids(List<Act> acts) {
    return acts.stream().map(Act::id).toList();
  }

  @Test
  void aLocalAgentsSessionIsResumedOnlyWhereItRuns() {
    Made.create(one, Made.session("k3f9"));

    assertEquals(List.of("k3f9"), one.open("acp").stream().map(s -> s.handle().text()).toList());
    assertEquals(List.of(), two.open("acp"));
    assertTrue(two.find(id("k3f9")).isPresent());
  }

  @Test
  void whatIsAskedOfItElsewhereArrivesWhereItRuns() {
    Made.create(one, Made.session("k3f9"));
    var stop = act("stop", STOP);
    begin(two, stop);

    assertFalse(two.carriedHere(stop));
    assertTrue(one.carriedHere(stop));
    assertEquals(List.of("stop"), ids(one.arrivedActs()));
    assertEquals(List.of(), two.openActs());

    one.write(tx -> {
      tx.end("stop", new ActOutcome.Done());
      return true;
    });
    assertEquals(Optional.of(new ActOutcome.Done()), two.outcome("stop"));
    assertEquals(List.of(), one.arrivedActs());
  }

  @Test
  void whatIsAskedOfItWhereItRunsIsNoArrival() {
    Made.create(one, Made.session("k3f9"));
    begin(one, act("say", new Act.Say("hello")));

    assertEquals(List.of(), one.arrivedActs());
    assertEquals(List.of("say"), ids(one.openActs()));
  }

  @Test
  void ofADeadInstancesSessionsNobodyKnowsHowTheyGo() {
    Made.create(one, Made.session("k3f9"));
    Made.create(two, Made.session("m2c7"));
    assertEquals(List.of(), two.outOfSight());

    dies(0);
    assertEquals(List.of(id("k3f9")), two.outOfSight());
  }

  @Test
  void theActsOfADeadInstanceGoOnElsewhereUnlessTheirSessionRanThere() {
    begin(one, act("any", STOP));
    Made.create(one, Made.session("m2c7"));
    begin(one, Made.act("local", "m2c7", STOP));

    two.takeOverActs();
    assertEquals(List.of(), two.arrivedActs());

    dies(0);
    two.takeOverActs();
    assertEquals(List.of("any"), ids(two.arrivedActs()));
  }

  @Test
  void theRequestsOfADeadInstanceAreDoneByAnother() {
    var inboxes = databases.stream().map(InboxTable::new).toList();
    var item =
        new Item("i", "command", "text", at(0).truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    inboxes.get(0).keep(item);

    assertFalse(inboxes.get(1).keep(item), "Slack sends it again, to the other");
    assertEquals(0, inboxes.get(1).takeOver());
    assertEquals(List.of(), inboxes.get(1).open(9));
    assertTrue(inboxes.get(0).stillOurs(item));

    dies(0);
    assertEquals(1, inboxes.get(1).takeOver());
    assertEquals(List.of(item), inboxes.get(1).open(9));
    assertFalse(inboxes.get(0).stillOurs(item));
  }

  @Test
  void whomADeadInstanceWasExpectingAnotherExpects() {
    var tables = databases.stream().map(VisitTable::new).toList();
    var visit = new Visitors.Visit("a", Yard.ALICE, at(900).truncatedTo(ChronoUnit.MILLIS), "memo");
    tables.get(0).expect(visit, at(0));
    assertEquals(Optional.empty(), tables.get(1).left(Yard.ALICE, at(1)));

    dies(0);
    assertEquals(Optional.of(visit), tables.get(1).left(Yard.ALICE, at(1)));
    assertEquals(Optional.empty(), tables.get(0).left(Yard.ALICE, at(1)));
  }

  @Test
  void oneSendsToAWorkspaceAndTheOthersAttemptsChangeNothing() {
    Session session = Made.create(one, Made.session("k3f9"));
    var card = delivery(0).due(at(1), Set.of(), 9).getFirst();
    assertEquals(List.of(), delivery(1).due(at(1), Set.of(), 9));
    assertEquals(Optional.empty(), delivery(1).nextDue(at(-1)));
    delivery(0).sending(card, -1, at(1));

    dies(0);
    databases.get(1).leases().want(List.of(Leases.sending("T0ACME")));
    ((SharedLeases) databases.get(1).leases()).beat();
    assertThrows(NotOurTurn.class, () -> delivery(0).sent(card, "1.1", 1, "hash", at(2)));

    var found = delivery(1).due(at(3), Set.of(), 9).getFirst();
    assertEquals(card.key(), found.key());
    assertEquals(
        Optional.of(1_000L),
        Optional.ofNullable(found.attemptedAt())
            .map(t -> t.toEpochMilli() - session.times().created().toEpochMilli()));
  }

  @Test
  void aBlockIsTheBusinessOfWhoSends() {
    Made.create(one, Made.session("k3f9"));
    delivery(0).due(at(1), Set.of(), 9);
    delivery(0).blocked(new Block("T0ACME", "C0AGENTS", "It is archived.", at(0), at(60)));

    assertEquals(1, delivery(0).blocks().size());
    assertEquals(List.of(), delivery(1).blocks());
    assertEquals(1, delivery(1).blocks(Made.ACME).size());
  }

  @Test
  void aSecondLookIsTheBusinessOfWhoSends() {
    Made.create(one, Made.session("k3f9"));
    var card = delivery(0).due(at(1), Set.of(), 9).getFirst();
    delivery(0).absent(card, at(1), at(2), at(60));

    var look = delivery(0).rechecks(at(60), Set.of(), 9).getFirst();
    assertEquals(List.of(), delivery(1).rechecks(at(60), Set.of(), 9));
    assertEquals(Optional.empty(), delivery(1).nextDue(at(1)));
    assertThrows(NotOurTurn.class, () -> delivery(1).done(look));
    assertThrows(NotOurTurn.class, () -> delivery(1).strayFound(look, "1.2", at(60)));
    assertEquals(1, delivery(0).rechecks(at(60), Set.of(), 9).size());
  }

  @Test
  void aWorkspaceWithNothingLeftButASecondLookIsTakenOverToo() {
    Made.create(one, Made.session("k3f9"));
    var card = delivery(0).due(at(1), Set.of(), 9).getFirst();
    delivery(0).absent(card, at(1), at(2), at(60));
    delivery(0).sent(card, "1.1", 1, "hash", at(3));

    dies(0);
    delivery(1).due(at(60), Set.of(), 9);
    assertEquals(1, delivery(1).rechecks(at(60), Set.of(), 9).size());
  }

  @Test
  void aRoundUpIsTheBusinessOfWhoSends() {
    Made.create(one, Made.session("k3f9"));
    delivery(0).due(at(1), Set.of(), 9);
    delivery(0).beginRollUp(Made.AGENTS, at(1));

    assertEquals(List.of(new Crowd(Made.AGENTS, 0, true)), delivery(0).crowds(at(1)));
    assertEquals(List.of(), delivery(1).crowds(at(1)));
    assertThrows(NotOurTurn.class, () -> delivery(1).beginRollUp(Made.REVIEWS, at(1)));
    assertThrows(NotOurTurn.class, () -> delivery(1).endRollUp(Made.AGENTS, at(1)));
    assertEquals(List.of(new Crowd(Made.AGENTS, 0, true)), delivery(0).crowds(at(1)));
  }

  @Test
  void aWorkspaceWithNothingLeftButARoundUpIsTakenOverToo() {
    Made.create(one, Made.session("k3f9"));
    delivery(0).due(at(1), Set.of(), 9);
    delivery(0).beginRollUp(Made.AGENTS, at(1));
    delivery(0).due(at(2), Set.of(), 9).forEach(t -> delivery(0).sent(t, "1.1", 1, "hash", at(2)));

    dies(0);
    assertEquals(List.of(), delivery(1).due(at(9), Set.of(), 9));
    delivery(1).endRollUp(Made.AGENTS, at(9));
    assertEquals(1, delivery(1).due(at(9), Set.of(), 9).size());
  }
}
