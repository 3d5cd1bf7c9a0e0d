package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** What private channels show, in a PostgreSQL database. */
class PostgresPrivateChannelsTest extends PrivateChannelsContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
