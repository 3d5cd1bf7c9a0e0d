package dev.pitwall.store;

import static dev.pitwall.store.Made.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.access.AccountStore;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.Act;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything moves from one kind of database to the other. */
class DatabaseCopyTest {
  private static final DatabaseCopy.Progress SILENT = (done, total) -> {};
  private static final int LINES = 1_300;

  @TempDir Path directory;
  private final String postgres = TestServer.empty();

  @AfterEach
  void drop() {
    TestServer.drop(postgres);
  }

  private String file(String name) {
    return "jdbc:sqlite:" + directory.resolve(name);
  }

  private static SessionTables sessions(Database database) {
    return new SessionTables(database, Made.GATHER, () -> at(0));
  }

  private void fill(String url) throws Exception {
    try (var database = Database.open(url)) {
      var sessions = sessions(database);
      var shown =
          Made.create(sessions, Made.session("k3f9", "Über 日本 🚀", "acme/shop", null, at(0)));
      Made.create(sessions, Made.session("m2c7"));
      var lines = IntStream.range(0, LINES).mapToObj(n -> "line " + n + " \0 ✅").toList();
      Made.tell(sessions, shown.id(), Made.said(lines.toArray(String[]::new)), at(1));
      sessions.write(tx -> tx.begin(Made.act("stop", "k3f9", new Act.Stop("enough"))));
      new AccountTable(database)
          .store(new AccountStore.Row(Made.ALICE, 7, "alice", "sealed", at(9), null, at(0)));
      new InboxTable(database).keep(new Item("i", "command", "text", at(0)));
      new DeliveryTables(database, Made.GATHER).notBefore("T0ACME/chat.update", at(60));
    }
  }

  /** What is there, as far as it can be asked for. */
  private static List<Object> content(String url) throws Exception {
    try (var database = Database.open(url)) {
      var sessions = sessions(database);
      SessionId id = Made.id("k3f9");
      var content = new ArrayList<Object>();
      content.addAll(sessions.list(Made.ALICE, SessionFilter.ALL, null, 9));
      var words = new SessionFilter(null, null, null, List.of("日"));
      content.addAll(sessions.list(Made.ALICE, words, null, 9));
      List<LogEntry> log = sessions.log(id, 0, 10_000);
      content.addAll(log);
      content.addAll(sessions.shown(id));
      content.addAll(sessions.openActs());
      content.addAll(new AccountTable(database).all());
      content.addAll(new InboxTable(database).open(9));
      content.addAll(new DeliveryTables(database, Made.GATHER).due(at(90), Set.of(), 9));
      content.add(
          new DeliveryTables(database, Made.GATHER).notBefore("T0ACME/chat.update").orElseThrow());
      return content;
    }
  }

  @Test
  void fromSqliteToPostgresqlAndBackNothingChanges() throws Exception {
    fill(file("a.db"));
    var before = content(file("a.db"));
    var seen = new ArrayList<Long>();

    long rows = DatabaseCopy.copy(file("a.db"), postgres, (done, total) -> seen.add(done));
    DatabaseCopy.copy(postgres, file("b.db"), SILENT);

    assertEquals(before, content(postgres));
    assertEquals(before, content(file("b.db")));
    assertTrue(rows > LINES, () -> rows + " rows");
    assertEquals(rows, seen.getLast());
  }

  @Test
  void whatBrokeOffGoesOnAndIsNotWorkedWithMeanwhile() throws Exception {
    fill(file("a.db"));
    var half =
        assertThrows(
            IllegalStateException.class,
            () ->
                DatabaseCopy.copy(
                    file("a.db"),
                    postgres,
                    (done, total) -> {
                      if (done > 600) {
                        throw new IllegalStateException("the lights go out");
                      }
                    }));
    assertEquals("the lights go out", half.getMessage());
    var refused = assertThrows(DatabaseRefused.class, () -> Database.open(postgres).close());
    assertEquals("Give the same copy-database command again.", refused.advice());

    var seen = new ArrayList<Long>();
    DatabaseCopy.copy(file("a.db"), postgres, (done, total) -> seen.add(done));

    assertEquals(content(file("a.db")), content(postgres));
    assertTrue(seen.getFirst() > 0, "it begins where it broke off");
  }

  @Test
  void aDatabaseWithAnythingInItIsLeftAlone() throws Exception {
    fill(file("a.db"));
    fill(postgres);
    var before = content(postgres);

    var refused =
        assertThrows(
            DatabaseRefused.class, () -> DatabaseCopy.copy(file("a.db"), postgres, SILENT));

    assertEquals("The database " + Database.name(postgres) + " is not empty.", refused.what());
    assertEquals(before, content(postgres));
  }

  @Test
  void anEmptyDatabaseIsMostLikelyAnotherThanWasMeant() {
    var refused =
        assertThrows(
            DatabaseRefused.class, () -> DatabaseCopy.copy(file("typo.db"), postgres, SILENT));

    assertEquals("Check its address.", refused.advice());
  }

  @Test
  void aDatabaseThatAnInstanceWorksWithIsNotCopied() throws Exception {
    try (var database = Database.open(postgres, new Instance("one", Set.of()))) {
      database.leases().start();

      var refused =
          assertThrows(
              DatabaseRefused.class, () -> DatabaseCopy.copy(postgres, file("b.db"), SILENT));
      assertEquals("Stop every instance, wait ten seconds, and try again.", refused.advice());
    }
  }
}
