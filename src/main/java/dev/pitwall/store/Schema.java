package dev.pitwall.store;

import java.util.List;
import java.util.Map;

/**
 * Where Pitwall's tables are made, and what differs there.
 *
 * @param name for people, without a password
 * @param url as the driver takes it
 * @param hasHistory a query that has a row when any migration was ever applied
 * @param inUse a query that has a row while an instance works with tables from before postings
 * @param files where migrations are, for Flyway
 * @param words what stands for a word in them
 * @param instead what else could be named in {@code PITWALL_DATABASE_URL}
 */
record Schema(
    String name,
    String url,
    String hasHistory,
    String inUse,
    List<String> files,
    Map<String, String> words,
    String instead) {
  private static final String IN_USE =
      """
      SELECT 1 WHERE EXISTS (SELECT 1 FROM lease WHERE %s)
        AND NOT EXISTS (SELECT 1 FROM flyway_schema_history WHERE version = '13')
      """
          .formatted(Orphans.RUNS);

  private static final String FOR_ALL = "classpath:db/migration";

  /** Of a table that is kept in the order of its key. */
  private static final String CLUSTERED = "clustered";

  static Schema of(SqliteFile file) {
    return new Schema(
        file.path().toString(),
        file.url(),
        "SELECT 1 FROM sqlite_schema WHERE name = 'flyway_schema_history'",
        "SELECT 1 WHERE FALSE", // Its file is locked.
        List.of(FOR_ALL),
        Map.of(CLUSTERED, " WITHOUT ROWID"),
        "another file");
  }

  static Schema of(PostgresUrl url) {
    return new Schema(
        url.name(),
        url.text(),
        "SELECT 1 WHERE to_regclass('flyway_schema_history') IS NOT NULL",
        IN_USE,
        List.of(FOR_ALL, "classpath:db/postgresql"),
        Map.of(CLUSTERED, ""),
        "another database");
  }
}
