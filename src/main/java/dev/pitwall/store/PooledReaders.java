package dev.pitwall.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads from PostgreSQL. */
record PooledReaders(HikariDataSource pool) implements Reading {

  @Override
  public <T extends @Nullable Object> T read(SqlWork<T> query) {
    if (pool.isClosed()) {
      throw Failures.closed();
    }
    try (var connection = pool.getConnection()) {
      return query.run(Sql.postgres(connection));
    } catch (SQLException | RuntimeException e) {
      throw Failures.translated(e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
