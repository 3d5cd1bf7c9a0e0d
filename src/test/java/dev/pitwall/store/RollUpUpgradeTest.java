package dev.pitwall.store;

import static dev.pitwall.store.Made.AGENTS;
import static dev.pitwall.store.Made.at;
import static dev.pitwall.store.Made.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.delivery.RollUpStore.Crowd;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what Slack shows is made anew for roll-ups, with all that is in it. */
class RollUpUpgradeTest {
  private static final String BEFORE = "9";

  /** All columns that there were, of a card, what is in its thread, and what was being posted. */
  private static final String ROWS =
      """
      INSERT INTO target (key, workspace, channel, session_id, kind, subject, place, lane, level,
        desired, sent, sent_hash, from_entry, to_entry, ts, dirty, dirty_at, due_at, attempted_at,
        attempts, note, thread_ts) VALUES
      ('k0', 'T0ACME', 'C0AGENTS', 'ID', 'CARD', '', 0, 0, 'VERBOSE', 9, 8, 'hash', 3, -1, '1.1',
        TRUE, 1, 2, NULL, 4, 'Slack limits the rate', NULL),
      ('k1', 'T0ACME', 'C0AGENTS', 'ID', 'QUESTION', 'q1', 1, 1, 'OFF', 1, 1, 'hash', 0, -1, '1.2',
        FALSE, 1, 2, NULL, 0, NULL, '1.1'),
      ('k2', 'T0ACME', 'C0AGENTS', 'ID', 'NOTICE', '2', 2, 2, 'OFF', 1, 0, '', 0, -1, NULL,
        TRUE, 1, 2, 3, 1, NULL, '1.1'),
      ('k3', 'T0ACME', 'C0AGENTS', 'ID', 'DIGEST', '7', 3, 3, 'OFF', 1, 0, '', 5, 9, NULL,
        TRUE, 1, 2, NULL, 0, NULL, NULL),
      ('k4', 'T0ACME', 'C0REVIEWS', 'ID', 'CARD', '', 0, 4, 'OFF', 3, 2, 'hash', 0, -1, '1.3',
        TRUE, 1, 2, NULL, 0, NULL, NULL)
      """;

  private static final String SHOWN =
      """
      SELECT key, workspace, channel, session_id, kind, subject, place, lane, level, desired, sent,
        sent_hash, from_entry, to_entry, ts, dirty, dirty_at, due_at, attempted_at, attempts, note,
        thread_ts
      FROM target ORDER BY key
      """;

  @TempDir static Path directory;

  static Stream<String> databases() {
    var file = directory.resolve(UUID.randomUUID() + ".db");
    return Stream.of("jdbc:sqlite:" + file, TestServer.empty());
  }

  private static List<String> asked(Connection connection, String query) throws SQLException {
    var all = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          var value = rows.getObject(i);
          row.add(value instanceof Boolean b ? (b ? "1" : "0") : String.valueOf(value));
        }
        all.add(String.join(" ", row));
      }
    }
    return all;
  }

  private static List<String> indexes(String url, Connection connection) throws SQLException {
    var query =
        url.contains("sqlite")
            ? "SELECT sql FROM sqlite_schema WHERE tbl_name = 'target' AND type = 'index'"
            : "SELECT indexdef FROM pg_indexes WHERE tablename = 'target'";
    return asked(connection, query).stream()
        .filter(sql -> !sql.equals("null") && !sql.contains("pkey"))
        .map(sql -> sql.replaceAll("\"|public\\.", "").toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }

  /** A database of before, with a session that is shown in two channels; what its table was. */
  private static List<String> before(String url) throws Exception {
    var schema = Database.shareable(url) ? Schema.of(new PostgresUrl(url)) : null;
    Flyway.configure()
        .dataSource(url, null, null)
        .locations(
            schema == null
                ? new String[] {"classpath:db/migration"}
                : schema.files().toArray(String[]::new))
        .target(BEFORE)
        .load()
        .migrate();
    var row = SessionRows.newRow(Made.session("k3f9"), 7);
    try (var connection = DriverManager.getConnection(url);
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO session (id, workspace, handle, provider, repository, requested_by,
                  phase, waiting, nr, log_size, revision, words, body)
                VALUES (?, 'T0ACME', 'k3f9', 'acp', 'acme/shop', 'U0ALICE', 'open', FALSE, 7, 0, 1,
                  ?, ?)
                """)) {
      insert.setString(1, row.getId());
      insert.setString(2, row.getWords());
      insert.setString(3, row.getBody());
      insert.execute();
      try (var statement = connection.createStatement()) {
        statement.execute(ROWS.replace("ID", row.getId()));
      }
      return asked(connection, SHOWN);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void allRowsAreThereAndRoutineComesBehindRoundUps(String url) throws Exception {
    var shown = new ArrayList<>(before(url));
    assertEquals(5, shown.size());
    Database.open(url).close();
    try (var connection = DriverManager.getConnection(url)) {
      shown.set(4, shown.get(4).replace("CARD  0 4 OFF", "CARD  0 5 OFF"));
      assertEquals(shown, asked(connection, SHOWN));
      var added = "SELECT DISTINCT news_at, rolled_into, ended_at FROM target";
      assertEquals(List.of("null null null"), asked(connection, added));
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whatItWasIndexedByItIs(String url) throws Exception {
    before(url);
    List<String> indexes;
    try (var connection = DriverManager.getConnection(url)) {
      indexes = indexes(url, connection);
    }
    assertEquals(3, indexes.size(), indexes::toString);
    Database.open(url).close();
    try (var connection = DriverManager.getConnection(url)) {
      var now = new ArrayList<>(indexes(url, connection));
      assertTrue(now.removeAll(indexes));
      assertEquals(2, now.size(), now::toString);
      assertTrue(now.getFirst().contains("target_news"), now::toString);
      assertTrue(now.getLast().contains("target_roll_up"), now::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void itTakesNoThingTwiceAndNothingOfASessionThatIsNot(String url) throws Exception {
    before(url);
    try (var database = Database.open(url)) {
      for (var set : List.of("key = 'k0'", "subject = '', channel = 'C0AGENTS'", "lane = NULL")) {
        var update = "UPDATE target SET " + set + " WHERE key = 'k4'";
        assertThrows(RuntimeException.class, () -> execute(database, update), set);
      }
      var nobodys = "UPDATE target SET session_id = 'nobody' WHERE key = 'k4'";
      assertThrows(RuntimeException.class, () -> execute(database, nobodys));
    }
  }

  private static void execute(Database database, String sql) {
    database.writeOne(to -> to.dsl().execute(sql));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void itGoesOnAndARoundUpFindsRoom(String url) throws Exception {
    before(url);
    try (var database = Database.open(url)) {
      var store = new DeliveryTables(database, Made.GATHER);
      var due = store.due(at(0), Set.of(), 9);
      assertEquals(List.of("k0", "k2", "k4"), due.stream().map(target -> target.key()).toList());
      assertEquals(id("k3f9"), due.getFirst().session());
      assertEquals("1.1", due.get(1).cardTs());
      store.beginRollUp(AGENTS, at(1));
      assertEquals(List.of(new Crowd(AGENTS, 0, true)), store.crowds(at(1)));
    }
  }
}
