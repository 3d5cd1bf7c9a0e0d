package dev.pitwall.store;

import java.util.List;

/**
 * Where Pitwall's tables are made, and what differs there.
 *
 * @param name for people, without a password
 * @param url as the driver takes it
 * @param hasHistory a query that has a row when any migration was ever applied
 * @param files where migrations are, for Flyway
 * @param instead what else could be named in {@code PITWALL_DATABASE_URL}
 */
record Schema(String name, String url, String hasHistory, List<String> files, String instead) {
  private static final String FOR_ALL = "classpath:db/migration";

  static Schema of(SqliteFile file) {
    return new Schema(
        file.path().toString(),
        file.url(),
        "SELECT 1 FROM sqlite_schema WHERE name = 'flyway_schema_history'",
        List.of(FOR_ALL),
        "another file");
  }

  static Schema of(PostgresUrl url) {
    return new Schema(
        url.name(),
        url.text(),
        "SELECT 1 WHERE to_regclass('flyway_schema_history') IS NOT NULL",
        List.of(FOR_ALL, "classpath:db/postgresql"),
        "another database");
  }
}
