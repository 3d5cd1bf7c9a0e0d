package dev.pitwall.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server, one for the whole test run, with as many databases as wanted. */
public final class TestServer {
  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final String MADE = made();

  private TestServer() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          // An order of text other than that of its bytes, as most servers have.
          .setLocaleConfig("locale-provider", "icu")
          .setLocaleConfig("icu-locale", "en-US")
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("max_connections", "300")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String made() {
    var url = empty();
    try {
      Database.open(url).close();
      return name(url);
    } catch (DatabaseRefused e) {
      throw new IllegalStateException(e);
    }
  }

  /** The address of a new database with nothing in it. */
  public static String empty() {
    return create("");
  }

  /** The address of a new database with Pitwall's tables. */
  public static String fresh() {
    return create(" TEMPLATE " + MADE);
  }

  private static String create(String rest) {
    var name = "pitwall" + DATABASES.incrementAndGet();
    execute(url("postgres"), "CREATE DATABASE " + name + rest);
    return url(name);
  }

  /** Whatever still works with it is cut off. */
  public static void drop(String url) {
    execute(url("postgres"), "DROP DATABASE IF EXISTS " + name(url) + " WITH (FORCE)");
  }

  /** Runs a statement in a database, as its server's superuser. */
  public static void execute(String url, String statement) {
    try (var connection = DriverManager.getConnection(url);
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row; empty when there is none. */
  public static Optional<String> ask(String url, String query) {
    try (var connection = DriverManager.getConnection(url);
        var sql = connection.createStatement();
        var rows = sql.executeQuery(query)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its superuser's address of a database. */
  static String url(String database) {
    return SERVER.getJdbcUrl("postgres", database);
  }

  static int port() {
    return SERVER.getPort();
  }

  static String name(String url) {
    return new PostgresUrl(url).name().replaceFirst(".*/", "");
  }
}
