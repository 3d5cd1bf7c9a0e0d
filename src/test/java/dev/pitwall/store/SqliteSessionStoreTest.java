package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions in a SQLite file. */
class SqliteSessionStoreTest extends SessionStoreContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
