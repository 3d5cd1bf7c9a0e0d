package dev.pitwall.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes to PostgreSQL. Pitwalls that share a database take turns: a transaction that reads what it
 * then changes holds a lock that there is once in the database, so that what is true with one
 * writer is true with several. It is a group of many callers' work, so turns are few and short.
 */
final class PostgresWriter implements Writer {
  private static final String TURN = "BEGIN; SELECT pg_advisory_xact_lock(5710348012)";

  private static final String TOUCH =
      """
      INSERT INTO pacing (bucket, until_at) VALUES ('', 0) ON CONFLICT DO NOTHING;
      DELETE FROM pacing WHERE bucket = ''
      """;

  private final HikariDataSource pool;
  private final String begin;
  private final String announcement;
  private @Nullable Connection connection;

  private PostgresWriter(HikariDataSource pool, String begin, Instance here) {
    this.pool = pool;
    this.begin = begin;
    this.announcement = "SELECT pg_notify('" + OthersNews.CHANNEL + "', '" + here.id() + "')";
  }

  /** For transactions. */
  static PostgresWriter inTurn(HikariDataSource pool, Instance here) {
    return new PostgresWriter(pool, TURN, here);
  }

  /** For single statements, which wait for nobody's turn. */
  static PostgresWriter atOnce(HikariDataSource pool, Instance here) {
    return new PostgresWriter(pool, "BEGIN", here);
  }

  @Override
  public Sql begin() throws SQLException {
    connection = pool.getConnection();
    execute(begin);
    return Sql.postgres(connection);
  }

  @Override
  public void touch() throws SQLException {
    execute(TOUCH);
  }

  @Override
  public void commit(boolean announce) throws SQLException {
    if (announce) {
      execute(announcement);
    }
    execute("COMMIT");
    giveBack();
  }

  @Override
  public void rollback() throws SQLException {
    if (connection == null) {
      return;
    }
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      pool.evictConnection(connection);
      throw e;
    } finally {
      giveBack();
    }
  }

  private void giveBack() throws SQLException {
    var lent = Objects.requireNonNull(connection);
    connection = null;
    lent.close();
  }

  private void execute(String command) throws SQLException {
    try (var statement = Objects.requireNonNull(connection).createStatement()) {
      statement.execute(command);
    }
  }

  @Override
  public boolean failsAlone() {
    return false;
  }
}
