package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists of terms in a SQLite file. */
class SqlitePostingsTest extends PostingsContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
