package dev.pitwall.store;

import static dev.pitwall.store.Made.AGENTS;
import static dev.pitwall.store.Made.ALICE;
import static dev.pitwall.store.Made.BOB;
import static dev.pitwall.store.Made.at;
import static dev.pitwall.store.Made.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pitwall.delivery.Lane;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Handle;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionStore.Counts;
import dev.pitwall.session.Viewer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of an earlier version goes on with all that is in it. */
class UpgradeTest {
  @TempDir Path directory;

  private String url() {
    return "jdbc:sqlite:" + directory.resolve("pitwall.db");
  }

  /** The tables of the first version, with a session that it stored and showed. */
  private void oneOfTheFirstVersion() throws Exception {
    Flyway.configure()
        .dataSource(url(), null, null)
        .locations("classpath:db/migration")
        .target("1")
        .load()
        .migrate();
    var row = SessionRows.newRow(Made.session("k3f9"), 7);
    try (var connection = DriverManager.getConnection(url());
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO session (id, workspace, handle, provider, repository, requested_by,
                  phase, waiting, nr, log_size, revision, words, body)
                VALUES (?, 'T0ACME', 'k3f9', 'acp', 'acme/shop', 'U0ALICE', 'open', 0, 7, 0, 1, ?, ?)
                """)) {
      insert.setString(1, row.getId());
      insert.setString(2, row.getWords());
      insert.setString(
          3, row.getBody().replaceAll(",\"(turnBegan|cursor|author)\":\"[^\"]*\"", ""));
      insert.execute();
      for (var sql :
          List.of(
              "INSERT INTO stretch VALUES ('T0ACME', 0, 1)",
              "INSERT INTO term VALUES ('T0ACME', 0, 'wlogin', x'07')",
              """
              INSERT INTO target (key, workspace, channel, session_id, kind, subject, place, lane,
                level, desired, sent, sent_hash, from_entry, to_entry, ts, dirty, dirty_at, due_at,
                attempts)
              SELECT 'key of it', 'T0ACME', 'C0OLD', id, 'CARD', '', 0, 4, 'VERBOSE', 2, 1, 'hash',
                0, -1, '1795330800.000001', 1, 0, 0, 0 FROM session
              """)) {
        connection.createStatement().execute(sql);
      }
    }
  }

  /** The tables of the last version before private channels, with a card in a channel. */
  private void oneBefore(String channel) throws Exception {
    Flyway.configure()
        .dataSource(url(), null, null)
        .locations("classpath:db/migration")
        .target("11")
        .load()
        .migrate();
    var row = SessionRows.newRow(Made.session("k3f9"), 7);
    try (var connection = DriverManager.getConnection(url());
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO session (id, workspace, handle, provider, repository, requested_by,
                  phase, waiting, nr, log_size, revision, words, body)
                VALUES (?, 'T0ACME', 'k3f9', 'acp', 'acme/shop', 'U0ALICE', 'open', 0, 7, 0, 1, ?, ?)
                """);
        var card =
            connection.prepareStatement(
                """
                INSERT INTO target (key, workspace, channel, session_id, kind, subject, place, lane,
                  level, desired, sent, sent_hash, from_entry, to_entry, ts, dirty, dirty_at, due_at,
                  attempts)
                VALUES ('card', 'T0ACME', ?, ?, 'CARD', '', 0, 1, 'MILESTONES', 1, 1, '', 0, -1,
                  '1700000000.000100', 0, 0, 0, 0)
                """)) {
      insert.setString(1, row.getId());
      insert.setString(2, row.getWords());
      insert.setString(3, row.getBody());
      insert.execute();
      card.setString(1, channel);
      card.setString(2, row.getId());
      card.execute();
      for (var sql :
          List.of(
              "INSERT INTO stretch VALUES ('T0ACME', 0, 1)",
              "INSERT INTO term VALUES ('T0ACME', 0, 'wlogin', x'07')",
              "INSERT INTO term VALUES ('T0ACME', 0, 'racme/shop', x'07')",
              "INSERT INTO term VALUES ('T0ACME', 0, 'pU0ALICE', x'07')")) {
        connection.createStatement().execute(sql);
      }
    }
  }

  private static List<String> bobs(SessionTables store, String from, String... words) {
    var viewer = new Viewer(BOB, new Channel(Made.ACME, from));
    var filter = new SessionFilter(null, null, null, List.of(words));
    return store.list(viewer, filter, null, 9).stream().map(s -> s.handle().text()).toList();
  }

  @Test
  void whatItsChannelsShowStaysAsItWasUntilSlackSaysThatOneIsPrivate() throws Exception {
    oneBefore("C0BOXES");
    try (var database = Database.open(url())) {
      var store = new SessionTables(database, Made.GATHER, () -> at(0));
      var channels = new OpennessTable(database, () -> at(0));
      var boxes = new Channel(Made.ACME, "C0BOXES");
      assertEquals(List.of(boxes), channels.toAsk(at(0), 9), "asked at once");
      assertFalse(channels.settle());
      assertEquals(List.of("k3f9"), bobs(store, "C0AGENTS", "login"));

      channels.learnt(boxes, false, at(100));
      assertEquals(List.of(), bobs(store, "C0AGENTS"));
      settle(channels);
      assertEquals(List.of(), bobs(store, "C0AGENTS", "login"));
      assertEquals(List.of("k3f9"), bobs(store, "C0BOXES", "login"));
    }
  }

  @Test
  void whatADirectMessageShowedIsPrivateByItsId() throws Exception {
    oneBefore("D0ALICE");
    try (var database = Database.open(url())) {
      var store = new SessionTables(database, Made.GATHER, () -> at(0));
      assertEquals(List.of(), bobs(store, "C0AGENTS", "login"));
      settle(new OpennessTable(database, () -> at(0)));
      assertEquals(List.of(), bobs(store, "C0AGENTS", "login"));
      assertEquals(1, store.list(ALICE, SessionFilter.ALL, null, 9).size());
    }
  }

  private static void settle(OpennessTable channels) {
    boolean more = true;
    while (more) {
      more = channels.settle();
    }
  }

  @Test
  void itsCardsAreThereAndWaitInTheirLane() throws Exception {
    oneOfTheFirstVersion();
    try (var database = Database.open(url())) {
      var card = new DeliveryTables(database, Made.GATHER).due(at(0), Set.of(), 9).getFirst();
      assertEquals("key of it", card.key());
      assertEquals(id("k3f9"), card.session());
      assertEquals("1795330800.000001", card.ts());
      assertEquals(Lane.ROUTINE, card.lane());
    }
  }

  @Test
  void itsSessionsAreThereForEverybody() throws Exception {
    oneOfTheFirstVersion();
    try (var database = Database.open(url())) {
      var store = new SessionTables(database, Made.GATHER, () -> at(0));
      for (var filter :
          List.of(
              SessionFilter.ALL,
              SessionFilter.ALL.with(SessionFilter.Group.RUNNING),
              new SessionFilter(null, null, null, List.of("login")))) {
        assertEquals(
            List.of("k3f9"),
            Stream.of(BOB)
                .flatMap(viewer -> store.list(viewer, filter, null, 9).stream())
                .map(session -> session.handle().text())
                .toList(),
            filter::toString);
      }
      assertEquals(List.of(new Handle("k3f9")), store.recentHandles(ALICE, 9));

      Made.tell(store, id("k3f9"), new SessionEvent.Completed("Done."), at(60));
      store.write(tx -> tx.show(id("k3f9"), AGENTS));
      assertEquals(new Counts(0, 0, 1), store.counts(BOB, at(0)));
      assertEquals(60, store.find(id("k3f9")).orElseThrow().times().length().toSeconds());
    }
  }
}
