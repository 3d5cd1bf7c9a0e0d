package dev.pitwall.store;

import static dev.pitwall.store.Made.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionStore.StoreException;
import dev.pitwall.session.SessionTracker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two Pitwalls write to one PostgreSQL database at the same time, and neither spoils a thing. */
class TwoStoresTest {
  private static final int BLOCK = 24;

  private final String url = TestServer.fresh();
  private final List<Database> databases = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    databases.add(Database.open(url, new Instance("one", Set.of())));
    databases.add(Database.open(url, new Instance("two", Set.of())));
  }

  @AfterEach
  void close() {
    databases.forEach(Database::close);
    TestServer.drop(url);
  }

  private SessionTables sessions(int instance) {
    return new SessionTables(databases.get(instance), Made.GATHER, () -> at(0), BLOCK);
  }

  private SessionTracker tracker(int instance) {
    return new SessionTracker(sessions(instance), () -> at(0), new Random()::nextInt);
  }

  /** Runs it so often at each of both, all at once. */
  private static void atOnce(int times, IntWork work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var jobs =
          IntStream.range(0, 2 * times)
              .<Callable<Boolean>>mapToObj(n ->
                  () -> {
                    work.run(n % 2, n / 2);
                    return true;
                  })
              .toList();
      for (Future<Boolean> job : threads.invokeAll(jobs)) {
        assertTrue(job.get());
      }
    }
  }

  private interface IntWork {
    void run(int instance, int n) throws Exception;
  }

  @Test
  void noLineOfALogIsLostOrTakesAnothersPlace() throws Exception {
    var session = Made.session("k3f9");
    sessions(0)
        .write(tx -> {
          tx.create(session, List.of());
          return tx.show(session.id(), Made.AGENTS);
        });
    var trackers = List.of(tracker(0), tracker(1));

    atOnce(
        100,
        (instance, n) ->
            trackers
                .get(instance)
                .tell(
                    session.id(),
                    new SessionEvent.Logged(
                        List.of(new LogEntry.Message(at(n), instance + "/" + n)))));

    var stored = sessions(0).find(session.id()).orElseThrow();
    var log = sessions(1).log(session.id(), 0, 1_000);
    assertEquals(200, stored.logSize());
    assertEquals(200, log.size());
    assertEquals(200, new HashSet<>(log).size());
  }

  @Test
  void sessionsMadeAtTheSameTimeAreAllListedAndFound() throws Exception {
    var random = new Random(7);
    var made = IntStream.range(0, 120).mapToObj(n -> session(random, n)).toList();

    atOnce(
        60,
        (instance, n) ->
            sessions(instance)
                .write(tx -> {
                  tx.create(made.get(2 * n + instance), List.of());
                  return true;
                }));

    var login = new SessionFilter(null, null, null, List.of("login"));
    assertEquals(120, sessions(0).list(Made.ALICE, SessionFilter.ALL, null, 1_000).size());
    assertEquals(120, sessions(1).list(Made.ALICE, login, null, 1_000).size());
  }

  private static Session session(Random random, int n) {
    var handle = "s%03d".formatted(n);
    return Made.session(handle, "Fix login", "acme/shop", Made.ALICE, at(random.nextInt(1_000)));
  }

  @Test
  void ofTheSameRequestSentToBothOnlyOneIsKept() throws Exception {
    var inboxes = databases.stream().map(InboxTable::new).toList();
    var kept = new AtomicInteger();

    atOnce(
        200,
        (instance, n) -> {
          // Each gets them in another order.
          int id = instance == 0 ? n : 199 - n;
          var item = new Item("i" + id, "command", "text", at(0));
          if (inboxes.get(instance).keep(item)) {
            kept.incrementAndGet();
          }
        });

    assertEquals(200, kept.get());
  }

  private boolean keep(int instance, String id) {
    var item = new Item(id, "command", "text", at(0));
    return new InboxTable(databases.get(instance)).keep(item);
  }

  @Test
  void aTransactionWhoseConnectionIsLostIsDoneAgain() {
    var cut = new AtomicBoolean();
    var session = Made.session("k3f9");
    sessions(0)
        .write(tx -> {
          if (cut.compareAndSet(false, true)) {
            // All connections of the first instance's that are within a transaction: this one.
            TestServer.execute(
                url,
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND state = 'idle in transaction'
                """);
          }
          tx.create(session, List.of());
          return true;
        });

    assertTrue(sessions(1).find(session.id()).isPresent());
    assertEquals(Optional.empty(), databases.get(0).trouble());
  }

  @Test
  void onesWorkGoesOnWhileTheOtherIsStoppedInTheMidstOfItsTurn() throws Exception {
    var begun = new CountDownLatch(1);
    var others = new CountDownLatch(1);
    var stopped =
        Thread.ofVirtual()
            .start(() ->
                sessions(0)
                    .write(tx -> {
                      begun.countDown();
                      waitFor(others);
                      tx.create(Made.session("k3f9"), List.of());
                      return true;
                    }));
    begun.await();

    Made.create(sessions(1), Made.session("m2c7"));
    others.countDown();
    stopped.join();

    assertTrue(sessions(1).find(Made.id("k3f9")).isPresent(), "it is done again, in a later turn");
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneFailureInAGroupHarmsNoOther() throws Exception {
    var failed = new AtomicInteger();
    atOnce(
        50,
        (instance, n) -> {
          try {
            databases
                .get(instance)
                .writeOne(sql -> {
                  var id = n % 10 == 0 ? "x".repeat(65) : instance + "/" + n;
                  return sql.dsl()
                      .execute(
                          "INSERT INTO inbox (id, kind, body, received_at) VALUES (?, '', '', 0)",
                          id);
                });
          } catch (StoreException e) {
            failed.incrementAndGet();
          }
        });

    assertEquals(10, failed.get());
    assertEquals(Optional.of("90"), TestServer.ask(url, "SELECT count(*) FROM inbox"));
    assertTrue(keep(0, "one more"));
  }
}
