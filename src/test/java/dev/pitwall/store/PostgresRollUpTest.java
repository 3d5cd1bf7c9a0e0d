package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Roll-ups in a PostgreSQL database. */
class PostgresRollUpTest extends RollUpContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
