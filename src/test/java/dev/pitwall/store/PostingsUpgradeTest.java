package dev.pitwall.store;

import static dev.pitwall.store.Made.ALICE;
import static dev.pitwall.store.Made.BOB;
import static dev.pitwall.store.Made.at;
import static dev.pitwall.store.Made.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Handle;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.Viewer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists of an earlier version, kept for a few sessions each and for whole words, are made anew. */
class PostingsUpgradeTest {
  private static final String BEFORE = "12";
  private static final int STRETCH = 16;
  private static final Channel BOXES = new Channel(Made.ACME, "G0BOXES");

  @TempDir static Path directory;

  static Stream<String> databases() {
    var file = directory.resolve(UUID.randomUUID() + ".db");
    return Stream.of("jdbc:sqlite:" + file, TestServer.empty());
  }

  /** Every third one is hidden, and shown in a private channel. */
  private static Session session(int n) {
    var title = (n % 2 == 0 ? "Fix login " : "Fix the log ") + "PW-" + (100 + n);
    return Made.session("s%03d".formatted(n), title, "acme/shop", ALICE, at(n));
  }

  private static boolean done(int n) {
    return n % 5 == 0;
  }

  private static boolean hidden(int n) {
    return n % 3 == 0;
  }

  /** What it was found by, in the space. */
  private static List<String> terms(int n, String space) {
    var terms = new ArrayList<>(List.of("racme/shop", "pU0ALICE"));
    TitleWords.of(session(n).task().title()).forEach(word -> terms.add("w" + word));
    if (done(n)) {
      terms.add("gdone");
    }
    if (space.endsWith("BOXES")) {
      terms.add("c");
    }
    return terms;
  }

  private static void before(String url) throws SQLException {
    var files =
        Database.shareable(url)
            ? Schema.of(new PostgresUrl(url)).files()
            : List.of("classpath:db/migration");
    Flyway.configure()
        .dataSource(url, null, null)
        .locations(files.toArray(String[]::new))
        .target(BEFORE)
        .load()
        .migrate();
    try (var connection = DriverManager.getConnection(url)) {
      if (Database.shareable(url)) {
        // As they were made then.
        for (var table : List.of("term", "stretch")) {
          run(connection, "ALTER TABLE " + table + " ALTER COLUMN workspace TYPE VARCHAR(65)");
        }
      }
      for (int n = 0; n < 40; n++) {
        store(connection, session(n), TermIndex.firstNumber(session(n)), hidden(n));
      }
      for (var stretch : lists().entrySet()) {
        store(connection, stretch.getKey(), stretch.getValue());
      }
    }
  }

  /** By space and stretch, as they are in SQL; by term. */
  private static Map<String, Map<String, SortedSet<Long>>> lists() {
    Map<String, Map<String, SortedSet<Long>>> lists = new TreeMap<>();
    for (int n = 0; n < 40; n++) {
      int first = n / STRETCH * STRETCH;
      long stretch = first == 0 ? 0 : TermIndex.firstNumber(session(first));
      long nr = TermIndex.firstNumber(session(n));
      for (var space :
          hidden(n) ? List.of("T0ACME/U0ALICE", "T0ACME/G0BOXES") : List.of("T0ACME")) {
        var list = lists.computeIfAbsent("'" + space + "', " + stretch, key -> new TreeMap<>());
        terms(n, space).forEach(term -> list.computeIfAbsent(term, t -> new TreeSet<>()).add(nr));
      }
    }
    return lists;
  }

  private static void store(
      Connection connection, String stretch, Map<String, SortedSet<Long>> lists)
      throws SQLException {
    run(connection, "INSERT INTO stretch VALUES (" + stretch + ", 1)");
    var insert = "INSERT INTO term VALUES (" + stretch + ", ?, ?)";
    try (var term = connection.prepareStatement(insert)) {
      for (var list : lists.entrySet()) {
        term.setString(1, list.getKey());
        term.setBytes(
            2, Numbers.encode(list.getValue().stream().mapToLong(Long::longValue).toArray()));
        term.execute();
      }
    }
  }

  private static void store(Connection connection, Session session, long nr, boolean hidden)
      throws SQLException {
    var row = SessionRows.newRow(session, nr);
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO session (id, workspace, handle, provider, repository, requested_by, phase,
              waiting, nr, log_size, revision, words, body, audience)
            VALUES (?, 'T0ACME', ?, 'acp', 'acme/shop', 'U0ALICE', 'open', FALSE, ?, 0, 1, ?, ?, ?)
            """)) {
      insert.setString(1, row.getId());
      insert.setString(2, row.getHandle());
      insert.setLong(3, nr);
      insert.setString(4, row.getWords());
      insert.setString(5, row.getBody());
      insert.setString(6, hidden ? "U0ALICE" : null);
      insert.execute();
    }
    if (hidden) {
      run(
          connection,
          """
          INSERT INTO target (key, workspace, channel, session_id, kind, subject, place, lane, level,
            desired, sent, sent_hash, from_entry, to_entry, dirty, dirty_at, due_at, attempts)
          VALUES ('KEY', 'T0ACME', 'G0BOXES', 'ID', 'CARD', '', 0, 1, 'OFF', 1, 1, '', 0, -1, FALSE,
            0, 0, 0)
          """
              .replace("KEY", row.getHandle())
              .replace("ID", row.getId()));
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> expected(java.util.function.IntPredicate which) {
    return IntStream.range(0, 40)
        .map(n -> 39 - n)
        .filter(which)
        .mapToObj(n -> session(n).handle().text())
        .toList();
  }

  private static List<String> listed(SessionTables store, Viewer viewer, String... words) {
    var filter = new SessionFilter(null, null, null, List.of(words));
    return store.list(viewer, filter, null, 99).stream()
        .map(Session::handle)
        .map(Handle::text)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everySessionIsFoundByWhatItWasAndByTheBeginningsOfItsWords(String url) throws Exception {
    before(url);
    try (var database = Database.open(url)) {
      var store = new SessionTables(database, Made.GATHER, () -> at(99));
      var alice = Viewer.anywhere(ALICE);
      var bob = Viewer.anywhere(BOB);
      var inBoxes = new Viewer(BOB, BOXES);
      for (var word : List.of("f", "fi", "fix", "pw")) {
        assertEquals(expected(n -> true), listed(store, alice, word), word);
        assertEquals(expected(n -> !hidden(n)), listed(store, bob, word), word);
        assertEquals(expected(n -> true), listed(store, inBoxes, word), word);
      }
      assertEquals(expected(n -> true), listed(store, inBoxes));
      assertEquals(expected(n -> true), listed(store, alice, "log"));
      assertEquals(expected(n -> n % 2 == 0), listed(store, alice, "logi", "fix"));
      assertEquals(expected(n -> n >= 20 && n < 30), listed(store, alice, "12", "fix"));
      assertEquals(List.of(), listed(store, alice, "ix"));
      var together =
          new SessionFilter(null, new Repository("acme", "shop"), ALICE, List.of("login"));
      assertEquals(20, store.list(alice, together, null, 99).size());
      assertEquals(4, store.list(alice, together.with(Group.DONE), null, 99).size());

      Made.tell(store, id("s007"), new SessionEvent.Renamed("Mend it"), at(100));
      Made.tell(store, id("s007"), new SessionEvent.Completed("Done."), at(101));
      assertEquals(List.of("s007"), listed(store, bob, "mend"));
      assertEquals(expected(n -> n != 7), listed(store, alice, "fix"));
      var done = SessionFilter.ALL.with(Group.DONE);
      assertEquals(6, store.list(bob, done, null, 99).size());
      Made.create(store, Made.session("new0", "Fix logs", "acme/shop", ALICE, at(200)));
      assertEquals(List.of("new0"), listed(store, alice, "logs"));
    }
  }

  @Test
  void itIsNotUpdatedWhileAnOlderPitwallWorksWithIt() throws Exception {
    var url = TestServer.empty();
    before(url);
    var alive = "INSERT INTO lease VALUES ('instance/old', 'old', 1, 4000000000000)";
    TestServer.execute(url, alive);

    var refused = assertThrows(DatabaseRefused.class, () -> Database.open(url).close());
    assertEquals(
        "An older Pitwall works with the database " + new PostgresUrl(url).name() + ".",
        refused.what());
    assertEquals(
        "Stop every instance, wait ten seconds, and start this one again: from this version on"
            + " lists are kept in another way.",
        refused.advice());
    assertEquals(
        Optional.of("12"),
        TestServer.ask(url, "SELECT max(version::int) FROM flyway_schema_history"));

    TestServer.execute(url, "UPDATE lease SET until_at = 0");
    Database.open(url).close();
    TestServer.execute(url, "UPDATE lease SET until_at = 4000000000000");
    Database.open(url).close();
    TestServer.drop(url);
  }
}
