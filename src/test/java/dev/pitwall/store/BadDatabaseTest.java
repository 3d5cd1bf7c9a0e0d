package dev.pitwall.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases that Pitwall does not work with, each with its sentences. */
class BadDatabaseTest {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve("pitwall.db");
  }

  private String url() {
    return "jdbc:sqlite:" + file();
  }

  private void make() throws Exception {
    try (var database = Database.open(url())) {
      var inbox = new InboxTable(database);
      for (int i = 0; i < 500; i++) {
        inbox.keep(new dev.pitwall.delivery.Inbox.Item("item" + i, "event", "body", Made.START));
      }
    }
  }

  private void execute(String sql) throws Exception {
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void refused(String url, String what, String advice) {
    var refused = assertThrows(DatabaseRefused.class, () -> Database.open(url).close());
    assertEquals(
        List.of(what, advice),
        Stream.of(refused.what(), refused.advice())
            .map(s -> s.replace(directory.toString(), "DIR"))
            .toList());
  }

  @Test
  void oneThatAnotherPitwallHasOpen() throws Exception {
    try (var _ = Database.open(url())) {
      refused(
          url(),
          "Another Pitwall works with DIR/pitwall.db.",
          "Stop that one, or give this one a file of its own in PITWALL_DATABASE_URL.");
    }
    Database.open(url()).close();
  }

  @Test
  void oneFromANewerVersion() throws Exception {
    make();
    execute(
        """
        INSERT INTO flyway_schema_history VALUES
        (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'me', '2030-01-01', 1, 1)
        """);

    refused(
        url(),
        "The database DIR/pitwall.db was written by a newer Pitwall.",
        "Run that version, or restore a backup from before it.");
  }

  @Test
  void oneWhoseTablesAreNotTheseMigrationsWork() throws Exception {
    make();
    execute("UPDATE flyway_schema_history SET checksum = 1");

    refused(
        url(),
        "The database DIR/pitwall.db can't be brought to this version's tables.",
        "Restore a backup, or name another file in PITWALL_DATABASE_URL.");
  }

  @Test
  void aDamagedOne() throws Exception {
    make();
    try (var bytes = new RandomAccessFile(file().toFile(), "rw")) {
      bytes.seek(3 * 4096);
      bytes.write(new byte[40 * 4096]);
    }

    refused(
        url(),
        "The database DIR/pitwall.db is damaged.",
        "Restore it from a backup, or move it away to begin with an empty one.");
  }

  @Test
  void aFileThatIsNoDatabase() throws Exception {
    Files.writeString(file(), "This is a letter.\n".repeat(1000), UTF_8);

    refused(
        url(),
        "The database DIR/pitwall.db is damaged.",
        "Restore it from a backup, or move it away to begin with an empty one.");
  }

  @Test
  void aFolder() throws Exception {
    Files.createDirectory(file());

    refused(
        url(),
        "The database DIR/pitwall.db can't be written to.",
        "Make the file and its directory writable.");
  }

  @Test
  void oneInAFolderThatCannotBe() throws Exception {
    Files.writeString(directory.resolve("file"), "", UTF_8);

    refused(
        "jdbc:sqlite:" + directory + "/file/data/pitwall.db",
        "The directory DIR/file/data can't be made.",
        "Make it, or name another file in PITWALL_DATABASE_URL.");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:sqlite:",
    "jdbc:sqlite::memory:",
    "jdbc:mysql://host/pitwall",
    "data/pitwall.db"
  })
  void anAddressOfNoFile(String url) {
    refused(
        url,
        "PITWALL_DATABASE_URL names no database file: " + url + ".",
        "Write it like this: jdbc:sqlite:data/pitwall.db");
  }

  @ParameterizedTest
  @CsvSource({
    "3.51.2, false",
    "3.51.3, true",
    "3.51.10, true",
    "3.52.0, false",
    "3.52.1, false",
    "3.53.0, true",
    "3.54.1, true",
    "3.8.11.1, false",
    "4.0, true"
  })
  void librariesThatCanDamageADatabaseAreRefused(String version, boolean sound) {
    assertEquals(sound, SqliteVersion.of(version).sound());
  }

  @Test
  void theFolderIsMadeWhenItIsMissing() throws Exception {
    var url = "jdbc:sqlite:" + directory + "/a/b/pitwall.db";
    Database.open(url).close();

    assertEquals(true, Files.exists(directory.resolve("a/b/pitwall.db")));
  }

  private static int version(String migration) {
    return Integer.parseInt(migration.substring(1, migration.indexOf("__")));
  }

  @Test
  void everyMigrationIsKnownToTheStartThatSkipsThem() throws Exception {
    make();
    try (var files = Files.list(Path.of("db/migration"))) {
      var inOrder =
          Stream.concat(
                  files.map(file -> file.getFileName().toString()), Stream.of(Migrations.POSTINGS))
              .sorted(Comparator.comparingInt(BadDatabaseTest::version))
              .toList();
      assertEquals(Migrations.FILES, inOrder);
    }
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT checksum FROM flyway_schema_history")) {
      for (var file : Migrations.FILES) {
        rows.next();
        assertEquals(rows.getInt(1), Migrations.checksum(file));
      }
    }
  }
}
