package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Roll-ups in a SQLite file. */
class SqliteRollUpTest extends RollUpContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
