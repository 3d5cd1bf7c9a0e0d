package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** What Slack should show, in a SQLite file. */
class SqliteDeliveryTest extends DeliveryStoreContract {
  @RegisterExtension final OnSqlite sqlite = new OnSqlite();

  @Override
  TestDatabase on() {
    return sqlite;
  }
}
