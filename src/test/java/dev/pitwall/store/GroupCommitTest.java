package dev.pitwall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.SessionStore.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jooq.tools.jdbc.DefaultConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Many callers, one writer. */
class GroupCommitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path directory;
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  private static Item item(String id) {
    return new Item(id, "command", "text=list", Made.START);
  }

  private boolean kept(String id) {
    return !new InboxTable(sqlite.database()).keep(item(id));
  }

  /** Lets them all wait while the writer is busy, so that they are written as one group. */
  private List<Throwable> asOneGroup(List<Runnable> jobs) throws Exception {
    var begun = new CountDownLatch(1);
    var free = new CountDownLatch(1);
    var busy =
        Thread.ofPlatform()
            .start(() ->
                sqlite
                    .database()
                    .write(sql -> {
                      begun.countDown();
                      waitFor(free);
                      return 1;
                    }));
    begun.await();
    var failures = java.util.Collections.synchronizedList(new ArrayList<Throwable>());
    var threads = new ArrayList<Thread>();
    for (var job : jobs) {
      var thread = Thread.ofPlatform().unstarted(job);
      thread.setUncaughtExceptionHandler((t, e) -> failures.add(e));
      thread.start();
      threads.add(thread);
      await(() -> thread.getState() == Thread.State.WAITING);
    }
    free.countDown();
    busy.join();
    for (var thread : threads) {
      thread.join();
    }
    return failures;
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it took too long");
      Thread.onSpinWait();
    }
  }

  private Runnable keep(String id) {
    return () ->
        sqlite
            .database()
            .write(sql -> {
              sql.dsl()
                  .execute(
                      "INSERT INTO inbox (id, kind, body, received_at) VALUES ('"
                          + id
                          + "', 'event', '', 0)");
              sqlite.database().announce();
              return 1;
            });
  }

  private Runnable keepAndFail(String id, RuntimeException failure) {
    return () ->
        sqlite
            .database()
            .write(sql -> {
              sql.dsl()
                  .execute(
                      "INSERT INTO inbox (id, kind, body, received_at) VALUES ('"
                          + id
                          + "', 'event', '', 0)");
              throw failure;
            });
  }

  @Test
  void whatWaitsTogetherIsCommittedTogetherAndToldOnce() throws Exception {
    var told = new AtomicInteger();
    sqlite.database().afterCommit(told::incrementAndGet);

    var failures = asOneGroup(List.of(keep("a"), keep("b"), keep("c")));

    assertEquals(List.of(), failures);
    assertTrue(kept("a") && kept("b") && kept("c"));
    // The writer has gone on to these, so it has told all that it will.
    assertEquals(1, told.get());
  }

  @Test
  void nobodyIsToldOfWhatChangesNothingToShow() {
    var told = new AtomicInteger();
    sqlite.database().afterCommit(told::incrementAndGet);

    new InboxTable(sqlite.database()).keep(item("a"));

    assertEquals(0, told.get());
  }

  @Test
  void aJobThatFailsIsUndoneAlone() throws Exception {
    var own = new IllegalArgumentException("mine");

    var failures = asOneGroup(List.of(keep("a"), keepAndFail("b", own), keep("c")));

    assertEquals(List.of(own), failures);
    assertTrue(kept("a"));
    assertTrue(kept("c"));
    assertFalse(kept("b"));
  }

  @Test
  void aJobThatBreaksARuleOfTheSchemaIsUndoneAlone() throws Exception {
    var failures = asOneGroup(List.of(keep("a"), keep("a"), keep("c")));

    assertEquals(1, failures.size());
    assertTrue(failures.getFirst() instanceof StoreException, failures::toString);
    assertTrue(kept("a"));
    assertTrue(kept("c"));
  }

  @Test
  void aSingleJobThatFailsIsUndone() {
    var own = new IllegalArgumentException("mine");

    assertEquals(own, assertThrows(IllegalArgumentException.class, keepAndFail("b", own)::run));
    assertFalse(kept("b"));
  }

  @Test
  void aListenerThatFailsHarmsNobody() {
    sqlite
        .database()
        .afterCommit(() -> {
          throw new IllegalStateException("listener");
        });

    keep("a").run();

    assertTrue(kept("a"));
  }

  @Test
  void manyCallersAtOnceAreAllServed() throws Exception {
    var inbox = new InboxTable(sqlite.database());
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 64; i++) {
      int caller = i;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int n = 0; n < 20; n++) {
                  inbox.keep(item(caller + "-" + n));
                }
              }));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertEquals(64 * 20, inbox.open(2_000).size());
  }

  @Test
  void aClosedDatabaseSaysSo() {
    var inbox = new InboxTable(sqlite.database());
    sqlite.database().close();

    var write = assertThrows(StoreException.class, () -> inbox.keep(item("a")));
    var read = assertThrows(StoreException.class, () -> inbox.open(1));

    assertEquals("The database is closed: Pitwall is stopping. Try again.", write.getMessage());
    assertEquals(write.getMessage(), read.getMessage());
  }

  @Test
  void aFullDiskIsToldAndLaterWritesWorkAgain() {
    var inbox = new InboxTable(sqlite.database());
    var big = new Item("big", "event", "x".repeat(5_000_000), Made.START);
    limit(200);

    var full = assertThrows(StoreException.class, () -> inbox.keep(big));

    assertEquals(
        "The disk that holds the database is full. Free some space; Pitwall then goes on.",
        full.getMessage());
    assertTrue(inbox.keep(item("small")));
    limit(1_000_000);
    assertTrue(inbox.keep(big));
  }

  @Test
  void afterAFailedSyncNothingIsAcknowledgedAndTheDatabaseIsOpenedAnew() throws Exception {
    var url = "jdbc:sqlite:" + directory.resolve("failing.db");
    var failing = new FailingCommit(DriverManager.getConnection(url));
    failing.createStatement().execute("CREATE TABLE kept (id TEXT)");
    var opened = new AtomicInteger();
    try (var writer =
            new SqliteWriter(
                Sql.sqlite(failing),
                () -> {
                  opened.incrementAndGet();
                  return Sql.sqlite(DriverManager.getConnection(url));
                });
        var commits = new GroupCommit("writer", writer, () -> {})) {
      var lost = assertThrows(StoreException.class, () -> commits.write(insert("lost")));

      var sentence =
          "The disk that holds the database does not work. Mend it; Pitwall then goes on.";
      assertEquals(sentence, lost.getMessage());
      assertEquals(sentence, commits.trouble());
      assertEquals(1, commits.write(insert("after")));
      assertEquals(1, opened.get());
      assertNull(commits.trouble());
      assertTrue(failing.isClosed());
    }
    try (var connection = DriverManager.getConnection(url);
        var rows = connection.createStatement().executeQuery("SELECT group_concat(id) FROM kept")) {
      assertEquals("after", rows.getString(1));
    }
  }

  private static WriteJob<Integer> insert(String id) {
    return new WriteJob<>(sql -> sql.dsl().execute("INSERT INTO kept VALUES ('" + id + "')"), true);
  }

  /** A connection whose disk does not sync what is committed. */
  private static final class FailingCommit extends DefaultConnection {
    FailingCommit(Connection connection) {
      super(connection);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
      if (sql.equals("COMMIT")) {
        throw new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
      }
      return super.prepareStatement(sql);
    }
  }

  private void limit(int pages) {
    sqlite.database().write(sql -> sql.dsl().execute("PRAGMA max_page_count = " + pages));
  }
}
