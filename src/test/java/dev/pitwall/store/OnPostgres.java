package dev.pitwall.store;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A fresh PostgreSQL database for each test, for one of several instances. */
final class OnPostgres implements BeforeEachCallback, AfterEachCallback, TestDatabase {
  private static final Instance HERE = new Instance("here", Set.of("acp"));

  private String url = "";
  private @Nullable Database database;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    url = TestServer.fresh();
    database = Database.open(url, HERE);
  }

  @Override
  public Database database() {
    return Objects.requireNonNull(database);
  }

  @Override
  public Database reopened() throws Exception {
    database().close();
    database = Database.open(url, HERE);
    return database;
  }

  String url() {
    return url;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    database().close();
    TestServer.drop(url);
  }
}
