package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Visitors in a SQLite file. */
class SqliteVisitTest extends VisitContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
