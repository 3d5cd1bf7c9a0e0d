package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** Digests in a PostgreSQL database. */
class PostgresDigestTest extends DigestContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
