package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The inbox in a PostgreSQL database. */
class PostgresInboxTest extends InboxContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
