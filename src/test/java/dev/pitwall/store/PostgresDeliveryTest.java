package dev.pitwall.store;

import org.junit.jupiter.api.extension.RegisterExtension;

/** What Slack should show, in a PostgreSQL database. */
class PostgresDeliveryTest extends DeliveryStoreContract {
  @RegisterExtension final OnPostgres postgres = new OnPostgres();

  @Override
  TestDatabase on() {
    return postgres;
  }
}
