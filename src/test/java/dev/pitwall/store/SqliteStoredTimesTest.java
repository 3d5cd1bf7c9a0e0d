package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Stored times in a SQLite file. */
class SqliteStoredTimesTest extends StoredTimesContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
