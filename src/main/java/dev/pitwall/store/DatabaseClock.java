package dev.pitwall.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that all instances agree on: what one stores as due, another finds due, however their
 * machines' clocks differ.
 */
final class DatabaseClock {
  private static final String NOW = "SELECT " + LeaseTable.NOW;
  // Less is how long the question takes; following it would make time go to and fro.
  private static final Duration LEAST = Duration.ofMillis(100);

  private final HikariDataSource pool;
  private final InstantSource local;
  private volatile Duration offset = Duration.ZERO;

  DatabaseClock(HikariDataSource pool, InstantSource local) {
    this.pool = pool;
    this.local = local;
  }

  /** Asks the database what time it is. */
  void set() throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      var before = local.instant();
      try (var rows = statement.executeQuery(NOW)) {
        rows.next();
        var there = Instant.ofEpochMilli(rows.getLong(1));
        var after = local.instant();
        adjust(Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), there));
      }
    }
  }

  private void adjust(Duration now) {
    if (now.minus(offset).abs().compareTo(LEAST) > 0) {
      offset = now;
    }
  }

  /** By another clock of this machine, put right. */
  InstantSource of(InstantSource clock) {
    return () -> clock.instant().plus(offset);
  }
}
