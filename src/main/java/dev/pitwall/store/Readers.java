package dev.pitwall.store;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Connections that only read, opened when first needed. */
final class Readers implements Reading {
  // A read holds its carrier thread, so more than there are carriers would never be used.
  private static final int MOST = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final SqliteFile file;
  private final Semaphore places = new Semaphore(MOST);
  private final ConcurrentLinkedDeque<Sql> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Readers(SqliteFile file) {
    this.file = file;
  }

  @Override
  public <T extends @Nullable Object> T read(SqlWork<T> query) {
    places.acquireUninterruptibly();
    try {
      var sql = connection();
      try {
        return query.run(sql);
      } finally {
        idle.addFirst(sql);
      }
    } catch (SQLException | RuntimeException e) {
      throw Failures.translated(e);
    } finally {
      places.release();
    }
  }

  private Sql connection() throws SQLException {
    if (closed) {
      throw Failures.closed();
    }
    var kept = idle.pollFirst();
    return kept != null ? kept : Sql.sqlite(file.reader());
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    places.acquireUninterruptibly(MOST);
    for (var sql = idle.pollFirst(); sql != null; sql = idle.pollFirst()) {
      sql.close();
    }
    places.release(MOST);
  }
}
