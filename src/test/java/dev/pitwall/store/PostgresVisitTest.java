package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Visitors in a PostgreSQL database. */
class PostgresVisitTest extends VisitContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
