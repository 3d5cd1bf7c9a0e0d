package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists of sessions in a SQLite file. */
class SqliteSessionListTest extends SessionListContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
