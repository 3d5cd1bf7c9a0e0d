package dev.pitwall.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A fresh SQLite database for each test. */
final class OnSqlite implements BeforeEachCallback, AfterEachCallback, TestDatabase {
  private @Nullable Path directory;
  private @Nullable Database database;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    directory = Files.createTempDirectory("pitwall-store");
    database = Database.open(url());
  }

  @Override
  public Database database() {
    return java.util.Objects.requireNonNull(database);
  }

  @Override
  public Database reopened() throws Exception {
    database().close();
    database = Database.open(url());
    return database;
  }

  private String url() {
    return "jdbc:sqlite:" + directory + "/pitwall.db";
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    database().close();
    try (var files = Files.walk(java.util.Objects.requireNonNull(directory))) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
