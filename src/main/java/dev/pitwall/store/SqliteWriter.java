package dev.pitwall.store;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a SQLite file, over one connection kept open as long as it can be trusted. */
final class SqliteWriter implements Writer, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);

  private final Source source;
  private Sql sql;
  private boolean doubtful;

  /** Where connections come from. */
  @FunctionalInterface
  interface Source {
    Sql open() throws SQLException;
  }

  /**
   * @param sql the first connection
   * @param source of another one, when it can't be known what the first has written
   */
  SqliteWriter(Sql sql, Source source) {
    this.sql = sql;
    this.source = source;
  }

  @Override
  public Sql begin() throws SQLException {
    if (doubtful) {
      reopen();
    }
    sql.execute("BEGIN IMMEDIATE");
    return sql;
  }

  /** What the disk has not taken may be in the old one's memory all the same. */
  private void reopen() throws SQLException {
    var fresh = source.open();
    closeQuietly();
    sql = fresh;
    doubtful = false;
    LOG.info("The database was opened anew after it had failed");
  }

  private void closeQuietly() {
    try {
      sql.close();
    } catch (SQLException e) {
      LOG.debug("The connection that failed was not closed well", e);
    }
  }

  @Override
  public void touch() throws SQLException {
    sql.execute("PRAGMA user_version = 0");
  }

  /** There are no others: the file is this process's alone. */
  @Override
  public void commit(boolean announce) throws SQLException {
    sql.execute("COMMIT");
  }

  @Override
  public void rollback() throws SQLException {
    sql.execute("ROLLBACK");
  }

  @Override
  public boolean failsAlone() {
    return true;
  }

  @Override
  public void failed(Throwable why) {
    doubtful |= Failures.leavesDoubt(why);
  }

  @Override
  public void close() throws SQLException {
    sql.close();
  }
}
