package dev.pitwall.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;

/** A database file that no other Pitwall has open, and ways to connect to it. */
final class SqliteFile implements AutoCloseable {
  private static final String SCHEME = "jdbc:sqlite:";
  private static final String COMMON =
      """
      PRAGMA busy_timeout = 5000;
      PRAGMA foreign_keys = ON;
      PRAGMA temp_store = MEMORY;
      """;

  private final Path path;
  private final FileChannel channel;

  private SqliteFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the directory if need be, and takes the file for this process.
   *
   * @param url {@code jdbc:sqlite:<path>}
   */
  static SqliteFile take(String url) throws DatabaseRefused {
    var path = path(url);
    var directory = directory(path);
    try {
      var channel =
          FileChannel.open(
              path.resolveSibling(path.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new DatabaseInUse(path);
      }
      return new SqliteFile(path, channel);
    } catch (IOException e) {
      throw new DatabaseRefused(
          "Nothing can be written in " + directory + ".",
          "Make the directory writable, or name another file in PITWALL_DATABASE_URL.",
          e);
    }
  }

  private static Path path(String url) throws DatabaseRefused {
    var name = url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : "";
    if (name.isEmpty() || name.startsWith(":") || name.contains("?")) {
      throw new DatabaseRefused(
          "PITWALL_DATABASE_URL names no database file: " + url + ".",
          "Write it like this: jdbc:sqlite:data/pitwall.db");
    }
    return Path.of(name).toAbsolutePath().normalize();
  }

  private static Path directory(Path path) throws DatabaseRefused {
    var directory = path.resolveSibling("").normalize();
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new DatabaseRefused(
          "The directory " + directory + " can't be made.",
          "Make it, or name another file in PITWALL_DATABASE_URL.",
          e);
    }
  }

  @SuppressWarnings("NullAway") // tryLock is null when another process has it.
  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** The file of an address, as it is given there. */
  static String name(String url) {
    return url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : url;
  }

  Path path() {
    return path;
  }

  String url() {
    return SCHEME + path;
  }

  /** For the one writer. A commit is on disk when it returns. */
  Connection writer() throws SQLException {
    return connect(
        // The first has an effect on a file that is still empty only.
        "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
            + "PRAGMA cache_size = -8000;"
            + Upkeep.ANALYSIS_LIMIT);
  }

  Connection reader() throws SQLException {
    return connect("PRAGMA query_only = ON;");
  }

  private Connection connect(String pragmas) throws SQLException {
    var options = new Properties();
    // Otherwise each insert is followed by a query for the row's number, which nobody wants.
    options.setProperty("jdbc.get_generated_keys", "false");
    // Through DriverManager all drivers there are would be loaded, also one that nobody wants.
    var connection = JDBC.createConnection(url(), options);
    try (var statement = connection.createStatement()) {
      for (var pragma : (COMMON + pragmas).split(";")) {
        if (!pragma.isBlank()) {
          statement.execute(pragma);
        }
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Lets another Pitwall have it. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
