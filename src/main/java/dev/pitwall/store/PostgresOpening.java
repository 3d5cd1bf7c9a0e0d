package dev.pitwall.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is looked at before a PostgreSQL database is worked with. */
final class PostgresOpening {
  private static final int OLDEST = 14;

  private PostgresOpening() {}

  /** Makes sure that it can be worked with, and that its tables are this version's. */
  static void prepare(PostgresServer server) throws DatabaseRefused {
    try (var connection = server.connect()) {
      version(server, connection);
      encoding(server, connection);
      rights(connection);
      Migrations.bring(Schema.of(server.url()), connection);
      writable(connection);
    } catch (SQLException e) {
      throw refused(server, e);
    }
  }

  private static void version(PostgresServer server, Connection connection)
      throws DatabaseRefused, SQLException {
    var meta = connection.getMetaData();
    if (meta.getDatabaseMajorVersion() < OLDEST) {
      throw new DatabaseRefused(
          "The database server of "
              + server.url().name()
              + " is PostgreSQL "
              + meta.getDatabaseProductVersion()
              + ".",
          "Use version " + OLDEST + " or newer.");
    }
  }

  private static void encoding(PostgresServer server, Connection connection)
      throws DatabaseRefused, SQLException {
    var encoding = value(connection, "SHOW server_encoding");
    if (!encoding.equals("UTF8")) {
      throw new DatabaseRefused(
          "The database " + server.url().name() + " keeps text as " + encoding + ".",
          "Create one with ENCODING 'UTF8': agents write whatever characters they like.");
    }
  }

  /** Flyway would try for ten seconds. */
  private static void rights(Connection connection) throws SQLException {
    var needed =
        "SELECT to_regclass('flyway_schema_history') IS NOT NULL"
            + " OR coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)";
    if (value(connection, needed).equals("f")) {
      throw new SQLException("no tables, and none may be made", "42501");
    }
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void writable(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("BEGIN");
      for (var table : new String[] {"pacing", "block"}) {
        statement.execute("DELETE FROM " + table + " WHERE false");
      }
      statement.execute("UPDATE session SET revision = revision WHERE false");
      statement.execute("INSERT INTO pacing SELECT bucket, until_at FROM pacing WHERE false");
      statement.execute("ROLLBACK");
    }
  }

  private static DatabaseRefused refused(PostgresServer server, SQLException e) {
    var name = server.url().name();
    return switch (PostgresFailures.state(e)) {
      case "28P01", "28000" ->
          refused(
              "The database server does not let this user into " + name + ".",
              "Check user and password in PITWALL_DATABASE_URL, or PGUSER and PGPASSWORD.",
              e);
      case "3D000" ->
          refused(
              "There is no database " + name + ".",
              "Create it, or correct its name in PITWALL_DATABASE_URL.",
              e);
      case "42501" ->
          refused(
              "The database user lacks rights in " + name + ".",
              "Make it the owner of the database: it makes tables and writes them.",
              e);
      case "25006" ->
          refused(
              "The database " + name + " takes no writes.",
              "Name the primary server in PITWALL_DATABASE_URL, not a standby.",
              e);
      case "53300" ->
          refused(
              "The database server of " + name + " has no connection left.",
              "Raise its max_connections: each Pitwall takes up to twelve.",
              e);
      case "53100" ->
          refused(
              "The disk of the database server of " + name + " is full.", "Free some space.", e);
      default ->
          PostgresFailures.unreachable(e)
              ? refused(
                  "The database server of " + name + " can't be reached.",
                  "Start it, or correct its address in PITWALL_DATABASE_URL.",
                  e)
              : refused(
                  "The database " + name + " can't be opened: " + e.getMessage() + ".",
                  "Mend that, or name another database in PITWALL_DATABASE_URL.",
                  e);
    };
  }

  private static DatabaseRefused refused(String what, String advice, @Nullable Throwable cause) {
    return new DatabaseRefused(what, advice, cause);
  }
}
