package dev.pitwall.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open database: one writer, a few readers. */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final SqliteFile file;
  private final GroupCommit commits;
  private final Readers readers;
  private volatile Runnable changed = () -> {};

  private Database(SqliteFile file, Sql writer) {
    this.file = file;
    this.commits = new GroupCommit(writer, () -> new Sql(file.writer()), () -> changed.run());
    this.readers = new Readers(file);
  }

  /**
   * Opens a database, made or brought up to date if need be. Only one process can have it open.
   *
   * @param url {@code jdbc:sqlite:<path>}
   */
  public static Database open(String url) throws DatabaseRefused {
    var file = SqliteFile.take(url);
    try {
      return new Database(file, Opening.writer(file));
    } catch (DatabaseRefused e) {
      letGo(file);
      throw e;
    }
  }

  /**
   * After each commit by which something that Slack should show has changed; on the writer's
   * thread, so it must be quick.
   */
  public void afterCommit(Runnable listener) {
    this.changed = listener;
  }

  /** Why the last write failed, as sentences; empty when it did not. */
  public Optional<String> trouble() {
    return Optional.ofNullable(commits.trouble());
  }

  /** Runs one transaction, on disk when this returns; undone when the work throws. */
  <T extends @Nullable Object> T write(SqlWork<T> work) {
    return commits.write(new WriteJob<T>(work, false));
  }

  /** As {@link #write}, for a single statement. */
  <T extends @Nullable Object> T writeOne(SqlWork<T> work) {
    return commits.write(new WriteJob<T>(work, true));
  }

  /** Within a transaction: tell the listener once it is on disk. */
  void announce() {
    commits.announce();
  }

  /** Reads the latest commit. */
  <T extends @Nullable Object> T read(Function<DSLContext, T> query) {
    return query(sql -> query.apply(sql.dsl()));
  }

  /** As {@link #read}, beneath jOOQ too. */
  <T extends @Nullable Object> T query(SqlWork<T> query) {
    if (commits.onWriter()) {
      throw new IllegalStateException("Within a transaction, read through the transaction.");
    }
    return readers.read(query);
  }

  /** Waits for what is being written and read. */
  @Override
  public void close() {
    commits.close();
    try {
      readers.close();
      commits.letGo();
    } catch (SQLException e) {
      LOG.warn("The database was not closed well: {}", Failures.sentences(e), e);
    } finally {
      letGo(file);
    }
  }

  private static void letGo(SqliteFile file) {
    try {
      file.close();
    } catch (IOException e) {
      LOG.debug("The lock file was not closed", e);
    }
  }
}
