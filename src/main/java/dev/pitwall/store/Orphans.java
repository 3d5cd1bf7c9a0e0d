package dev.pitwall.store;

import java.sql.SQLException;

/** What belonged to an instance that is no longer alive. */
final class Orphans {
  /** A condition: whether a lease is held. */
  static final String RUNS = "lease.until_at >= " + LeaseTable.NOW;

  private Orphans() {}

  /** A condition: whether the instance in that column is not alive. */
  static String of(String column) {
    return """
    NOT EXISTS (SELECT 1 FROM lease WHERE lease.name = '%s' || coalesce(%s, '')
      AND %s)
    """
        .formatted(SharedLeases.alive(""), column, RUNS);
  }

  /**
   * Gives it to an instance.
   *
   * @param update whose first parameter is the instance
   * @return how many rows
   */
  static int takeOver(Sql sql, String update, String instance) throws SQLException {
    try (var statement = sql.prepare(update)) {
      statement.setString(1, instance);
      return statement.executeUpdate();
    }
  }
}
