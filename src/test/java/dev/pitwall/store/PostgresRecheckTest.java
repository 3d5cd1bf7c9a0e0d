package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** What is to be looked at once more, in a PostgreSQL database. */
class PostgresRecheckTest extends RecheckContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
