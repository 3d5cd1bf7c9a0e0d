package dev.pitwall.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/** Leases as rows. Time is the database's: instances may disagree about it. */
record LeaseTable(HikariDataSource pool, String owner, Duration length) {
  /** Epoch milliseconds. */
  static final String NOW = "floor(extract(epoch from clock_timestamp()) * 1000)::bigint";

  /**
   * Free, run out, or left by an earlier run of this instance: it is over, as it keeps a lock on
   * its data directory while it lives.
   */
  private static final String TAKE =
      """
      INSERT INTO lease AS old (name, owner, token, until_at) VALUES (?, ?, 1, %1$s + ?)
      ON CONFLICT (name) DO UPDATE
      SET owner = excluded.owner, token = old.token + 1, until_at = excluded.until_at
      WHERE old.until_at < %1$s OR old.owner = excluded.owner
      RETURNING token
      """
          .formatted(NOW);

  private static final String RENEW =
      "UPDATE lease SET until_at = %s + ? WHERE name = ? AND owner = ? AND token = ?"
          .formatted(NOW);
  private static final String RELEASE =
      "UPDATE lease SET until_at = 0 WHERE name = ? AND owner = ? AND token = ?";
  private static final int PATIENCE_SECONDS = 3;

  /** The new token; empty when another has it. */
  OptionalLong take(String name) throws SQLException {
    try (var connection = pool.getConnection();
        var take = connection.prepareStatement(TAKE)) {
      take.setQueryTimeout(PATIENCE_SECONDS);
      take.setString(1, name);
      take.setString(2, owner);
      take.setLong(3, length.toMillis());
      try (var rows = take.executeQuery()) {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** False when another has it. */
  boolean renew(String name, long token) throws SQLException {
    try (var connection = pool.getConnection();
        var renew = connection.prepareStatement(RENEW)) {
      renew.setLong(1, length.toMillis());
      return changed(renew, 2, name, token);
    }
  }

  void release(String name, long token) throws SQLException {
    try (var connection = pool.getConnection();
        var release = connection.prepareStatement(RELEASE)) {
      changed(release, 1, name, token);
    }
  }

  private boolean changed(PreparedStatement update, int first, String name, long token)
      throws SQLException {
    update.setQueryTimeout(PATIENCE_SECONDS);
    update.setString(first, name);
    update.setString(first + 1, owner);
    update.setLong(first + 2, token);
    return update.executeUpdate() == 1;
  }
}
