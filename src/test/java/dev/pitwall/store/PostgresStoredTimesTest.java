package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Stored times in a PostgreSQL database. */
class PostgresStoredTimesTest extends StoredTimesContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
