package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists of sessions in a PostgreSQL database. */
class PostgresSessionListTest extends SessionListContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
