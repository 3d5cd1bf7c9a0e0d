package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists of terms in a PostgreSQL database. */
class PostgresPostingsTest extends PostingsContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
