package dev.pitwall.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What is looked at before a database is worked with. */
final class Opening {
  private static final Duration CHECK = Duration.ofMillis(250);

  private Opening() {}

  /** The writer's connection to a database that is sound, writable and up to date. */
  static Sql writer(SqliteFile file) throws DatabaseRefused {
    try {
      var connection = file.writer();
      try {
        version(connection);
        if (!QuickCheck.passes(connection, CHECK)) {
          throw damaged(file, null);
        }
        Migrations.bring(Schema.of(file), connection);
        writable(connection);
        Upkeep.learnAtOpening(connection);
        return Sql.sqlite(connection);
      } catch (DatabaseRefused | SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw refused(file, e);
    }
  }

  private static void version(Connection connection) throws DatabaseRefused, SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT sqlite_version()")) {
      rows.next();
      var version = SqliteVersion.of(rows.getString(1));
      if (!version.sound()) {
        throw new DatabaseRefused(
            "The SQLite library " + version + " has a bug that can damage the database.",
            "Use the sqlite-jdbc that comes with Pitwall, or one with SQLite 3.53 or newer.");
      }
    }
  }

  private static void writable(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      // Locking alone is granted on a file that may only be read.
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("DELETE FROM pacing WHERE bucket = ''");
      statement.execute("ROLLBACK");
    }
  }

  private static DatabaseRefused refused(SqliteFile file, SQLException e) {
    return switch (Failures.named(e)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged(file, e);
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
          new DatabaseRefused(
              "The database " + file.path() + " can't be written to.",
              "Make the file and its directory writable.",
              e);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new DatabaseRefused(
              "Another program keeps " + file.path() + " locked.", "Close that program.", e);
      case SQLITE_FULL ->
          new DatabaseRefused(
              "The disk that holds " + file.path() + " is full.", "Free some space.", e);
      default ->
          new DatabaseRefused(
              "The database " + file.path() + " can't be opened: " + e.getMessage() + ".",
              "Mend that, or name another file in PITWALL_DATABASE_URL.",
              e);
    };
  }

  private static DatabaseRefused damaged(
      SqliteFile file, @org.jspecify.annotations.Nullable Throwable cause) {
    return new DatabaseRefused(
        "The database " + file.path() + " is damaged.",
        "Restore it from a backup, or move it away to begin with an empty one.",
        cause);
  }
}
