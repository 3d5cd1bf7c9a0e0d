package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Digests in a SQLite file. */
class SqliteDigestTest extends DigestContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
