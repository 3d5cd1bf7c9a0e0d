package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Old logs in a PostgreSQL database. */
class PostgresOldLogsTest extends OldLogsContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
