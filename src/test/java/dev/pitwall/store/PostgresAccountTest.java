package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts in a PostgreSQL database. */
class PostgresAccountTest extends AccountContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
