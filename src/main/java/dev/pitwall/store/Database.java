package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.LEASE;
import static org.jooq.impl.DSL.condition;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open database: a SQLite file that is this process's alone, or a PostgreSQL database that
 * several share. One transaction writes at a time.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final Instance here;
  private final GroupCommit commits;
  private final GroupCommit singles;
  private final Reading readers;
  private final Fence leases;
  private final UnaryOperator<InstantSource> clock;
  private final boolean shareable;
  private final List<AutoCloseable> rest;
  private volatile Runnable changed = () -> {};
  private volatile Runnable othersWrote = () -> {};

  private Database(SqliteFile file, Sql sql, Instance here) {
    this.here = here;
    var writer = new SqliteWriter(sql, () -> Sql.sqlite(file.writer()));
    this.commits = new GroupCommit("database-writer", writer, this::tell);
    this.singles = commits;
    this.readers = new Readers(file);
    this.leases = new SoleLeases();
    this.shareable = false;
    this.clock = local -> local;
    this.rest = List.of(writer, file);
  }

  private Database(PostgresServer server, Instance here) {
    this.here = here;
    var pool = server.pool();
    this.commits =
        new GroupCommit("database-writer", PostgresWriter.inTurn(pool, here), this::tell);
    this.singles = new GroupCommit("database-notes", PostgresWriter.atOnce(pool, here), this::tell);
    this.readers = new PooledReaders(pool);
    this.shareable = true;
    var time = new DatabaseClock(pool, InstantSource.system());
    this.clock = time::of;
    this.leases =
        here.equals(Instance.ALONE)
            ? new SoleLeases()
            : new SharedLeases(new LeaseTable(pool, here.id(), SharedLeases.LENGTH), time);
    this.rest = List.of(new OthersNews(server, here, this::tellOfOthers));
  }

  /** As {@link #open(String, Instance)}, for the only Pitwall that works with it. */
  public static Database open(String url) throws DatabaseRefused {
    return open(url, Instance.ALONE);
  }

  /**
   * Opens a database, made or brought up to date if need be. Only one process can have a SQLite
   * file open.
   *
   * @param url {@code jdbc:sqlite:<path>} or {@code jdbc:postgresql://<host>/<database>}
   */
  public static Database open(String url, Instance here) throws DatabaseRefused {
    var database = openAny(url, here);
    if (database.read(DatabaseCopy::marked)) {
      database.close();
      throw new DatabaseRefused(
          "The database " + name(url) + " is a copy that is not finished.",
          "Give the same copy-database command again.");
    }
    return database;
  }

  /** Also one that a copy goes into. */
  static Database openUnfinished(String url) throws DatabaseRefused {
    return openAny(url, Instance.ALONE);
  }

  private static Database openAny(String url, Instance here) throws DatabaseRefused {
    if (PostgresUrl.fits(url)) {
      var server = new PostgresServer(new PostgresUrl(url));
      PostgresOpening.prepare(server);
      return new Database(server, here);
    }
    var file = SqliteFile.take(url);
    try {
      return new Database(file, Opening.writer(file), here);
    } catch (DatabaseRefused e) {
      letGo(file);
      throw e;
    }
  }

  /** Whether several may work with the database of that address at once. */
  public static boolean shareable(String url) {
    return PostgresUrl.fits(url);
  }

  /** An address for people: a file, or without user and password. */
  public static String name(String url) {
    return PostgresUrl.fits(url) ? new PostgresUrl(url).name() : SqliteFile.name(url);
  }

  /**
   * After each commit by which something that Slack should show has changed, another's too; on the
   * writer's thread, so it must be quick.
   */
  public void afterCommit(Runnable listener) {
    this.changed = listener;
  }

  /** After others who share the database may have written something for this one; every second. */
  public void afterOthers(Runnable listener) {
    this.othersWrote = listener;
  }

  private void tell() {
    changed.run();
  }

  private void tellOfOthers() {
    changed.run();
    othersWrote.run();
  }

  Instance here() {
    return here;
  }

  /** What this instance does for all that share the database. */
  public Leases leases() {
    return leases;
  }

  /** A clock put right, so that all who share the database go by the same. */
  public InstantSource clock(InstantSource local) {
    return clock.apply(local);
  }

  Fence fence() {
    return leases;
  }

  /** Whether any instance works with it now, this one apart. */
  boolean inUse() {
    return shareable && read(dsl -> dsl.fetchExists(LEASE, condition(Orphans.RUNS)));
  }

  /** Whether others work with it too. */
  public boolean shared() {
    return leases instanceof SharedLeases;
  }

  /** Why it can't be worked with now, as sentences; empty when it can. */
  public Optional<String> trouble() {
    return leases
        .trouble()
        .or(() ->
            Stream.of(commits, singles)
                .map(GroupCommit::trouble)
                .filter(Objects::nonNull)
                .findFirst());
  }

  /** Runs one transaction, on disk when this returns; undone when the work throws. */
  <T extends @Nullable Object> T write(SqlWork<T> work) {
    refuseNesting();
    return commits.write(new WriteJob<T>(work, false));
  }

  /** As {@link #write}, for a single statement. */
  <T extends @Nullable Object> T writeOne(SqlWork<T> work) {
    refuseNesting();
    return singles.write(new WriteJob<T>(work, true));
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
    if (commits.onWriter() || singles.onWriter()) {
      throw new IllegalStateException("Within a transaction, read through the transaction.");
    }
    return readers.read(query);
  }

  /**
   * Brings what SQLite has in its journal into its file, as far as that can be done beside others:
   * the writer would do it within somebody's commit. PostgreSQL does so by itself.
   */
  void checkpoint() {
    if (!shareable) {
      read(dsl -> dsl.fetch("PRAGMA wal_checkpoint(PASSIVE)"));
    }
  }

  private void refuseNesting() {
    if (commits.onWriter() || singles.onWriter()) {
      throw new IllegalStateException("A transaction was begun within another.");
    }
  }

  /** Waits for what is being written and read. */
  @Override
  public void close() {
    leases.close();
    commits.close();
    singles.close();
    try {
      readers.close();
    } catch (SQLException e) {
      LOG.warn("The database was not closed well: {}", Failures.sentences(e), e);
    }
    rest.forEach(Database::letGo);
  }

  private static void letGo(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("The database was not closed well", e);
    }
  }
}
