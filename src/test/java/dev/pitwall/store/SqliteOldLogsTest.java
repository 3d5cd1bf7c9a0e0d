package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Old logs in a SQLite file. */
class SqliteOldLogsTest extends OldLogsContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
