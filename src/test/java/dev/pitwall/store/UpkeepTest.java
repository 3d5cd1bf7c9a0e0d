package dev.pitwall.store;

import static dev.pitwall.store.Made.ALICE;
import static dev.pitwall.store.Made.at;
import static org.jooq.impl.DSL.noCondition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.Viewer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.jooq.tools.jdbc.DefaultConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unused space, and what the planner of queries knows. */
class UpkeepTest {
  private static final int SESSIONS = 300;

  @TempDir private Path directory;

  private String url() {
    return "jdbc:sqlite:" + directory.resolve("pitwall.db");
  }

  private static long number(Database database, String pragma) {
    return database.read(dsl -> dsl.fetchSingle("PRAGMA " + pragma).get(0, long.class));
  }

  /** Two hundred pages, most of them unused again. */
  private static void fillAndEmpty(Database database) {
    var inbox = new InboxTable(database);
    for (int i = 0; i < 200; i++) {
      inbox.keep(new Item("i" + i, "event", "x".repeat(8_000), at(0)));
      inbox.done(List.of("i" + i), at(0));
    }
    inbox.forget(at(60));
  }

  @Test
  void unusedSpaceGoesBackStepByStepBarAReserve() throws Exception {
    try (var database = Database.open(url())) {
      assertEquals(2, number(database, "auto_vacuum"));
      fillAndEmpty(database);
      long full = number(database, "page_count");
      assertTrue(number(database, "freelist_count") > 300);

      new Upkeep(database, 50).giveBack();

      assertEquals(50, number(database, "freelist_count"));
      assertTrue(number(database, "page_count") < full - 250);
      assertEquals("ok", database.read(d -> d.fetchSingle("PRAGMA integrity_check").get(0)));
    }
  }

  @Test
  void aFileOfAnEarlierVersionKeepsItsSpaceForNewRows() throws Exception {
    Flyway.configure()
        .dataSource(url(), null, null)
        .locations("classpath:db/migration")
        .target("5")
        .load()
        .migrate();
    try (var database = Database.open(url())) {
      assertEquals(0, number(database, "auto_vacuum"));
      fillAndEmpty(database);
      long unused = number(database, "freelist_count");

      new Upkeep(database, 50).giveBack();

      assertEquals(unused, number(database, "freelist_count"));
    }
  }

  @Test
  void listsAndDeliveryAreReadThroughTheirIndexesWhateverThePlannerHasLearnt() throws Exception {
    Set<String> before;
    try (var database = Database.open(url())) {
      var store = new SessionTables(database, Made.GATHER, () -> at(0));
      for (int i = 0; i < SESSIONS; i++) {
        Made.create(store, Made.session("h" + (100 + i)));
      }
      // Lists hold what is private by now, which is looked at most closely.
      new OpennessTable(database, () -> at(0)).heard(Made.REVIEWS, false);
      before = plans(database);
      new Upkeep(database).learn();
    }
    try (var database = Database.open(url())) {
      assertTrue(
          database.read(d -> d.fetchCount(org.jooq.impl.DSL.table("sqlite_stat1"))) > 0,
          "nothing was learnt");
      assertEquals(before, plans(database));
    }
    assertTrue(
        before.stream().noneMatch(line -> line.matches("SCAN session(?! USING.*INDEX).*")),
        before::toString);
  }

  /** How SQLite goes about all that a list command and the courier read. */
  private static Set<String> plans(Database database) throws SQLException {
    var asked = new LinkedHashSet<String>();
    database.query(sql -> {
      sql.dsl()
          .connection(connection -> {
            var listening = Sql.sqlite(new Listening(connection, asked));
            for (var viewer : List.of(Viewer.anywhere(ALICE), new Viewer(ALICE, Made.AGENTS))) {
              for (var group : Group.values()) {
                for (var filter : List.of(SessionFilter.ALL, some())) {
                  new SessionList(listening, viewer).page(filter.with(group), null, 20);
                }
              }
              new SessionList(listening, viewer).counts(at(0));
              new SessionList(listening, viewer).handles(20);
            }
            DueTargets.due(listening.dsl(), at(60), noCondition(), Set.of(), 100);
            DueTargets.next(listening.dsl(), at(60), noCondition(), noCondition());
          });
      return true;
    });
    return database.query(sql -> {
      var plans = new TreeSet<String>();
      for (var query : asked) {
        try (var explain = sql.prepare("EXPLAIN QUERY PLAN " + query);
            var rows = explain.executeQuery()) {
          while (rows.next()) {
            var step = rows.getString("detail");
            // There is one for a channel, so any way will do.
            if (!step.contains(" openness")) {
              plans.add(step);
            }
          }
        }
      }
      return plans;
    });
  }

  private static SessionFilter some() {
    return new SessionFilter(null, new Repository("acme", "shop"), ALICE, List.of("login"));
  }

  /** Notes what is prepared. */
  private static final class Listening extends DefaultConnection {
    private final Set<String> asked;

    Listening(Connection connection, Set<String> asked) {
      super(connection);
      this.asked = asked;
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
      asked.add(sql);
      return super.prepareStatement(sql);
    }
  }
}
