package dev.pitwall.store;

import java.sql.SQLException;

/** Writes a SQLite file, over one connection kept open. */
record SqliteWriter(Sql sql) implements Writer {

  @Override
  public Sql begin() throws SQLException {
    sql.execute("BEGIN IMMEDIATE");
    return sql;
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
}
