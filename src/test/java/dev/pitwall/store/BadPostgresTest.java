package dev.pitwall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL databases that Pitwall does not work with, each with its sentences. */
class BadPostgresTest {
  private String url = TestServer.empty();

  @AfterEach
  void drop() {
    TestServer.drop(url);
  }

  private void refused(String what, String advice) {
    refused(url, what, advice);
  }

  private static void refused(String url, String what, String advice) {
    var refused = assertThrows(DatabaseRefused.class, () -> Database.open(url).close());
    var name = new PostgresUrl(url).name();
    assertEquals(
        List.of(what, advice),
        List.of(refused.what().replace(name, "HERE"), refused.advice().replace(name, "HERE")));
  }

  private String as(String user, String password) {
    return url.replaceFirst("\\?.*", "?user=" + user + "&password=" + password);
  }

  @Test
  void oneFromANewerVersion() throws Exception {
    Database.open(url).close();
    TestServer.execute(
        url,
        """
        INSERT INTO flyway_schema_history VALUES
        (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'me', '2030-01-01', 1, true)
        """);

    refused(
        "The database HERE was written by a newer Pitwall.",
        "Run that version, or restore a backup from before it.");
  }

  @Test
  void oneWhoseTablesAreNotTheseMigrationsWork() throws Exception {
    Database.open(url).close();
    TestServer.execute(url, "UPDATE flyway_schema_history SET checksum = 1");

    refused(
        "The database HERE can't be brought to this version's tables.",
        "Restore a backup, or name another database in PITWALL_DATABASE_URL.");
  }

  @Test
  void aServerThatIsNotThere() throws Exception {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    refused(
        "jdbc:postgresql://127.0.0.1:" + port + "/pitwall",
        "The database server of HERE can't be reached.",
        "Start it, or correct its address in PITWALL_DATABASE_URL.");
  }

  @Test
  void aDatabaseThatIsNotThere() {
    refused(
        TestServer.url("nowhere"),
        "There is no database HERE.",
        "Create it, or correct its name in PITWALL_DATABASE_URL.");
  }

  @Test
  void aUserWhoMayNotMakeTables() {
    TestServer.execute(url, "CREATE ROLE reader_" + TestServer.name(url) + " LOGIN");

    refused(
        as("reader_" + TestServer.name(url), "x"),
        "The database user lacks rights in HERE.",
        "Make it the owner of the database: it makes tables and writes them.");
  }

  @Test
  void aUserWhoMayOnlyRead() throws Exception {
    Database.open(url).close();
    var role = "reader_" + TestServer.name(url);
    TestServer.execute(url, "CREATE ROLE " + role + " LOGIN");
    TestServer.execute(url, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);

    refused(
        as(role, "x"),
        "The database user lacks rights in HERE.",
        "Make it the owner of the database: it makes tables and writes them.");
  }

  @Test
  void aUserWhomTheServerDoesNotKnow() {
    refused(
        as("nobody", "secret"),
        "The database server does not let this user into HERE.",
        "Check user and password in PITWALL_DATABASE_URL, or PGUSER and PGPASSWORD.");
  }

  @Test
  void aServerThatTakesNoWrites() throws Exception {
    Database.open(url).close();
    TestServer.execute(
        url, "ALTER DATABASE " + TestServer.name(url) + " SET default_transaction_read_only = on");

    refused(
        "The database HERE takes no writes.",
        "Name the primary server in PITWALL_DATABASE_URL, not a standby.");
  }

  @Test
  void aNameForPeopleHasNoPasswordInIt() {
    assertEquals(
        "db.example.com:5432/pitwall",
        Database.name("jdbc:postgresql://db.example.com:5432/pitwall?user=me&password=secret"));
    assertEquals("pitwall", Database.name("jdbc:postgresql:pitwall?password=secret"));
    assertFalse(
        Database.name("jdbc:postgresql://me:secret@db/pitwall?sslmode=require").contains("secret"));
  }

  @Test
  void severalMayMakeTheTablesAtTheSameTime() throws Exception {
    Callable<Database> open = () -> Database.open(url);
    try (var threads = Executors.newCachedThreadPool()) {
      for (var opened : threads.invokeAll(List.of(open, open, open, open))) {
        opened.get().close();
      }
    }
  }
}
