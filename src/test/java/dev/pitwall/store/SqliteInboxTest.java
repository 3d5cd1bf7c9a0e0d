package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The inbox in a SQLite file. */
class SqliteInboxTest extends InboxContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
