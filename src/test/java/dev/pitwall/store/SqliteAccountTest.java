package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts in a SQLite file. */
class SqliteAccountTest extends AccountContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
