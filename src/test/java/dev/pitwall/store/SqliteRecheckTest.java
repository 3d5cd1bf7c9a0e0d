package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** What is to be looked at once more, in a SQLite file. */
class SqliteRecheckTest extends RecheckContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
