package dev.pitwall.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.ConnectionRunnable;

/**
 * What SQLite wants done now and then, in steps that are over in a moment. A whole {@code VACUUM}
 * would hold the writer, and with it every request of Slack's, for as long as the file is big.
 */
public final class Upkeep {
  /** What {@code ANALYZE} looks at of each index, so that it takes milliseconds on any file. */
  static final String ANALYSIS_LIMIT = "PRAGMA analysis_limit = 400;";

  // Of tables that no query has touched yet too.
  private static final String LEARN_AT_OPENING = "PRAGMA optimize = 0x10002";
  private static final String LEARN = "PRAGMA optimize";

  // What is to be done is few of very many rows, but not in the hour in which it was counted.
  private static final String FORGET =
      "DELETE FROM sqlite_stat1 WHERE tbl IN ('act', 'inbox', 'recheck', 'target')";

  // Some 10 MB that new rows fill soon; giving them back and taking them again would be a waste.
  private static final long RESERVE = 2_560;

  private final Database database;
  private final long reserve;

  public Upkeep(Database database) {
    this(database, RESERVE);
  }

  /**
   * @param reserve unused pages that stay in the file
   */
  Upkeep(Database database, long reserve) {
    this.database = database;
    this.reserve = reserve;
  }

  /**
   * Gives space that is not used any more back to the file system. A file of before {@code
   * auto_vacuum} was set keeps it, and fills it first.
   */
  public void giveBack() {
    new Unhurried(database).run(this::giveBack);
  }

  private boolean giveBack(int pages) {
    long before = unused();
    if (before <= reserve) {
      return false;
    }
    var pragma = "PRAGMA incremental_vacuum(" + Math.min(pages, before - reserve) + ")";
    run(connection -> execute(connection, pragma));
    return unused() < before;
  }

  private long unused() {
    return database.read(dsl -> dsl.fetchSingle("PRAGMA freelist_count").get(0, long.class));
  }

  /** Lets the planner of queries know how big the tables have become. */
  public void learn() {
    run(connection -> learn(connection, LEARN));
  }

  private void run(ConnectionRunnable work) {
    database.write(sql -> {
      sql.dsl().connection(work);
      return true;
    });
  }

  static void learnAtOpening(Connection connection) throws SQLException {
    learn(connection, LEARN_AT_OPENING);
  }

  private static void learn(Connection connection, String how) throws SQLException {
    execute(connection, how);
    try (var statement = connection.createStatement();
        var known =
            statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'")) {
      if (!known.next()) {
        return;
      }
    }
    execute(connection, FORGET);
    execute(connection, "ANALYZE sqlite_schema");
  }

  private static void execute(Connection connection, String pragma) throws SQLException {
    try (var statement = connection.createStatement()) {
      // Unlike a prepared one, it is run to its end though it gives rows.
      statement.executeUpdate(pragma);
    }
  }
}
