package dev.pitwall.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to this program's schema. */
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private static final String LEASES = "V6__leases.sql";
  private static final String NEW_LISTS = "V13__postings.sql";

  /** Instead of a file: {@link PostingsMigration}. */
  static final String POSTINGS = "V14__postings";

  /** Every migration, oldest first: files in {@code db/migration}, and what is no SQL. */
  static final List<String> FILES =
      List.of(
          "V1__sessions.sql",
          "V2__watches.sql",
          "V3__accounts.sql",
          "V4__audience.sql",
          "V5__rechecks.sql",
          LEASES,
          "V8__old_logs.sql",
          "V9__hidden_sessions.sql",
          "V10__instances.sql",
          "V11__roll_ups.sql",
          "V12__private_channels.sql",
          NEW_LISTS,
          POSTINGS,
          "V15__old_terms.sql");

  private Migrations() {}

  /**
   * Flyway takes longer to look than everything else a start does, so it is asked only when there
   * is something to do.
   */
  static void bring(Schema schema, Connection connection) throws DatabaseRefused, SQLException {
    var history = history(schema, connection);
    if (history.size() > FILES.size()) {
      throw new DatabaseRefused(
          "The database " + schema.name() + " was written by a newer Pitwall.",
          "Run that version, or restore a backup from before it.");
    }
    if (history.equals(FILES.stream().map(Migrations::checksum).toList())) {
      return;
    }
    if (history.size() > FILES.indexOf(LEASES) && history.size() <= FILES.indexOf(NEW_LISTS)) {
      nobodyWorks(schema, connection);
    }
    if (!history.isEmpty()) {
      LOG.info(
          "Updating the tables in {}; with very many sessions this takes minutes", schema.name());
    }
    try {
      Flyway.configure()
          .dataSource(schema.url(), null, null)
          .locations(schema.files().toArray(String[]::new))
          .placeholders(schema.words())
          .javaMigrations(new PostingsMigration())
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      var cause = Failures.sql(e);
      if (cause != null && PostgresFailures.rights(cause)) {
        throw cause;
      }
      throw new DatabaseRefused(
          "The database " + schema.name() + " can't be brought to this version's tables.",
          "Restore a backup, or name " + schema.instead() + " in PITWALL_DATABASE_URL.",
          e);
    }
    LOG.info("{} the tables in {}", history.isEmpty() ? "Made" : "Updated", schema.name());
  }

  /** An older Pitwall would list its sessions where no newer one looks. */
  private static void nobodyWorks(Schema schema, Connection connection)
      throws DatabaseRefused, SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(schema.inUse())) {
      if (rows.next()) {
        throw new DatabaseRefused(
            "An older Pitwall works with the database " + schema.name() + ".",
            "Stop every instance, wait ten seconds, and start this one again: from this version on"
                + " lists are kept in another way.");
      }
    }
  }

  /** Checksums of the migrations that were applied, oldest first. */
  private static List<Integer> history(Schema schema, Connection connection) throws SQLException {
    var checksums = new java.util.ArrayList<Integer>();
    try (var statement = connection.createStatement();
        var tables = statement.executeQuery(schema.hasHistory())) {
      if (!tables.next()) {
        return checksums;
      }
    }
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT checksum, success FROM flyway_schema_history
                WHERE version IS NOT NULL ORDER BY installed_rank
                """)) {
      while (rows.next()) {
        checksums.add(rows.getBoolean(2) ? rows.getInt(1) : 0);
      }
    }
    return checksums;
  }

  /** As Flyway computes it: over the lines, without their ends. */
  static int checksum(String file) {
    if (file.equals(POSTINGS)) {
      return POSTINGS.hashCode();
    }
    var crc = new CRC32();
    try (var in = Migrations.class.getResourceAsStream("/db/migration/" + file);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
      return (int) crc.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
