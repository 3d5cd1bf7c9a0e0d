package dev.pitwall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.SessionStore.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one instance does for all; time passes by changing what is stored. */
class SharedLeasesTest {
  private static final String WORK = "work";

  private final String url = TestServer.fresh();
  private final List<Database> databases = new ArrayList<>();
  private SharedLeases one;
  private SharedLeases two;

  @BeforeEach
  void open() throws Exception {
    one = leases("one");
    two = leases("two");
  }

  private SharedLeases leases(String instance) throws Exception {
    databases.add(Database.open(url, new Instance(instance, Set.of())));
    return (SharedLeases) databases.getLast().leases();
  }

  @AfterEach
  void close() {
    databases.forEach(Database::close);
    TestServer.drop(url);
  }

  private void timePasses() {
    TestServer.execute(url, "UPDATE lease SET until_at = until_at - 8100");
  }

  private boolean lets(int instance, String name) {
    var database = databases.get(instance);
    var pass = database.fence().pass(name);
    return database.write(sql -> pass.holds(sql.dsl()));
  }

  @Test
  void oneHasItAndNobodyElse() {
    one.want(List.of(WORK));
    two.want(List.of(WORK));

    assertEquals(Set.of(WORK), one.held());
    assertEquals(Set.of(), two.held());
    assertTrue(lets(0, WORK));
    assertFalse(lets(1, WORK));
  }

  @Test
  void itIsHeldForLongerThanACallTakesAndNoLongerThanTenSeconds() {
    one.want(List.of(WORK));

    assertTrue(one.covers(WORK, Leases.CALL));
    assertFalse(one.covers(WORK, SharedLeases.LENGTH));
    assertFalse(two.covers(WORK, Duration.ZERO));
    assertTrue(SharedLeases.LENGTH.compareTo(Duration.ofSeconds(9)) < 0);
  }

  @Test
  void renewedInTimeItStays() {
    one.want(List.of(WORK));
    TestServer.execute(url, "UPDATE lease SET until_at = until_at - 7000");
    one.beat();
    TestServer.execute(url, "UPDATE lease SET until_at = until_at - 7000");
    two.want(List.of(WORK));

    assertEquals(Set.of(), two.held());
  }

  @Test
  void notRenewedItGoesToAnotherAndTheFormerOwnersWritesAreRefused() {
    one.want(List.of(WORK));
    two.want(List.of(WORK));
    timePasses();
    two.beat();

    assertEquals(Set.of(WORK), two.held());
    assertFalse(lets(0, WORK), "it does not know yet that it was taken over, and is refused");
    assertEquals(Set.of(), one.held());
    assertTrue(lets(1, WORK));
  }

  @Test
  void whoseTurnIsOverIsToldWhenItTriesToRenew() {
    one.want(List.of(WORK));
    two.want(List.of(WORK));
    timePasses();
    two.beat();
    one.beat();

    assertEquals(Set.of(), one.held());
    assertEquals(Set.of(WORK), two.held());
  }

  @Test
  void aLateOwnerWhomNobodyReplacedGoesOn() {
    one.want(List.of(WORK));
    timePasses();
    one.beat();

    assertTrue(lets(0, WORK));
  }

  @Test
  void atTheEndItIsLeftToOthersAtOnce() {
    one.want(List.of(WORK));
    one.close();
    two.want(List.of(WORK));

    assertEquals(Set.of(WORK), two.held());
  }

  @Test
  void afterARestartAnInstanceHasWhatItHadWithoutWaiting() throws Exception {
    one.want(List.of(WORK));
    var again = leases("one");
    again.want(List.of(WORK));

    assertEquals(Set.of(WORK), again.held());
    assertFalse(lets(0, WORK));
  }

  @Test
  void ofTwoWithTheSameDataDirectoryTheFormerDoesNothingMore() throws Exception {
    one.start();
    one.want(List.of(WORK));
    var copy = leases("one");
    copy.start();
    one.beat();
    one.want(List.of("other"));

    assertEquals(Set.of(), one.held());
    assertTrue(databases.getFirst().trouble().isPresent(), "not ready");
    assertTrue(databases.getLast().trouble().isEmpty());
  }

  @Test
  void whatIsWrittenUnderALostLeaseIsNotStored() {
    one.want(List.of(WORK));
    var session = Made.session("k3f9");
    var store = new SessionTables(databases.get(0), Made.GATHER, () -> Made.START);
    Made.create(store.under(WORK), session);
    timePasses();
    two.want(List.of(WORK));

    assertThrows(
        StoreException.class,
        () -> Made.tell(store.under(WORK), session.id(), Made.said("late"), Made.START));
    assertEquals(0, store.find(session.id()).orElseThrow().logSize());
  }

  @Test
  void whatBeganBeforeTheLeaseWasLostIsRefusedAlsoWhenItIsHeldAgain() {
    one.want(List.of(WORK));
    var session = Made.session("k3f9");
    var store = new SessionTables(databases.get(0), Made.GATHER, () -> Made.START).under(WORK);
    Made.create(store, session);
    long before = one.tenure(WORK).orElseThrow();
    timePasses();
    two.want(List.of(WORK));
    two.close();
    one.beat();

    long since = one.tenure(WORK).orElseThrow();
    assertTrue(since > before);
    Runnable tell = () -> Made.tell(store, session.id(), Made.said("late"), Made.START);
    assertThrows(StoreException.class, () -> one.during(WORK, before, tell));
    assertEquals(since, one.tenure(WORK).orElseThrow(), "the present tenure goes on");
    one.during(WORK, since, tell);
    assertEquals(1, store.find(session.id()).orElseThrow().logSize());
  }

  @Test
  void aClockThatIsAnHourLateIsPutRightByTheDatabase() throws Exception {
    var late = (java.time.InstantSource) () -> Instant.now().minus(Duration.ofHours(1));
    var pool = new PostgresServer(new PostgresUrl(url)).pool();
    try (pool) {
      var clock = new DatabaseClock(pool, late);
      clock.set();

      var off = Duration.between(clock.of(late).instant(), Instant.now()).abs();
      assertTrue(off.compareTo(Duration.ofMinutes(5)) < 0, off::toString);
    }
  }

  @Test
  void bothClocksCountAndTheOneThatSaysMoreIsBelieved() {
    var moved = new Elapsed(System.nanoTime(), Instant.now().minusSeconds(60));
    var slept = new Elapsed(System.nanoTime() - 60_000_000_000L, Instant.now().plusSeconds(3600));

    assertTrue(moved.now().compareTo(Duration.ofSeconds(60)) >= 0);
    assertTrue(slept.now().compareTo(Duration.ofSeconds(60)) >= 0);
  }
}
