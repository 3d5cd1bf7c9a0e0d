package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** What private channels show, in a SQLite file. */
class SqlitePrivateChannelsTest extends PrivateChannelsContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
