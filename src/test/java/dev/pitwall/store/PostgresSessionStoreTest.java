package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions in a PostgreSQL database. */
class PostgresSessionStoreTest extends SessionStoreContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
