package dev.pitwall.store;

import dev.pitwall.session.SessionStore.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer. Whatever waits is written in one transaction, so that many callers share the one
 * wait for the disk; a job that fails is undone alone.
 */
final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int MOST = 256;
  private static final long TRY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Source source;
  private final Runnable changed;
  private final ConcurrentLinkedQueue<WriteJob<?>> queue = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean idle;
  private volatile boolean closing;
  private volatile @Nullable String trouble;
  private boolean announce;
  private Sql sql;
  private boolean doubtful;

  /** Where connections come from. */
  @FunctionalInterface
  interface Source {
    Sql open() throws SQLException;
  }

  /**
   * @param sql the first connection
   * @param source of another one, when it can't be known what the first has written
   * @param changed runs after each commit in which a job has called {@link #announce}
   */
  GroupCommit(Sql sql, Source source, Runnable changed) {
    this.sql = sql;
    this.source = source;
    this.changed = changed;
    this.thread = Thread.ofPlatform().name("database-writer").daemon().start(this::run);
  }

  /** Returns when the work is on disk. */
  <T extends @Nullable Object> T write(WriteJob<T> job) {
    if (onWriter()) {
      throw new IllegalStateException("A transaction was begun within another.");
    }
    if (closing) {
      throw closed();
    }
    queue.add(job);
    if (idle) {
      LockSupport.unpark(thread);
    }
    if (closing && queue.remove(job)) {
      throw closed();
    }
    try {
      return job.outcome().join();
    } catch (CompletionException e) {
      throw Failures.translated(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Why the last group could not be written; null when it was. */
  @Nullable String trouble() {
    return trouble;
  }

  boolean onWriter() {
    return Thread.currentThread().equals(thread);
  }

  /** Within a job: others want to know once it is on disk. */
  void announce() {
    announce = true;
  }

  private void run() {
    var group = new ArrayList<WriteJob<?>>();
    while (true) {
      drain(group);
      if (!group.isEmpty()) {
        commit(group);
        group.clear();
      } else if (closing) {
        return;
      } else {
        rest();
        tryAgain();
      }
    }
  }

  private void drain(List<WriteJob<?>> group) {
    for (var job = queue.poll(); job != null; job = queue.poll()) {
      group.add(job);
      if (group.size() == MOST) {
        return;
      }
    }
  }

  private void rest() {
    idle = true;
    if (queue.isEmpty() && !closing) {
      if (trouble == null) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, TRY_EVERY_NANOS);
      }
    }
    idle = false;
  }

  /** Without anybody's job, so that it is known when writing works again. */
  private void tryAgain() {
    if (trouble == null || !queue.isEmpty()) {
      return;
    }
    try {
      begin();
      end();
    } catch (Undone e) {
      undo();
      doubtful |= Failures.leavesDoubt(e.getCause());
    }
  }

  private void begin() throws Undone {
    if (doubtful) {
      reopen();
    }
    execute("BEGIN IMMEDIATE");
  }

  /** What the disk has not taken may be in the old one's memory all the same. */
  private void reopen() throws Undone {
    try {
      var fresh = source.open();
      closeQuietly();
      sql = fresh;
      doubtful = false;
      LOG.info("The database was opened anew after it had failed");
    } catch (SQLException e) {
      throw new Undone(e);
    }
  }

  private void closeQuietly() {
    try {
      sql.close();
    } catch (SQLException e) {
      LOG.debug("The connection that failed was not closed well", e);
    }
  }

  private void end() throws Undone {
    boolean again = trouble != null;
    if (again) {
      // A transaction that changes nothing would succeed on a full disk too.
      execute("PRAGMA user_version = 0");
    }
    execute("COMMIT");
    if (again) {
      trouble = null;
      LOG.info("The database takes writes again");
    }
  }

  private void commit(List<WriteJob<?>> group) {
    announce = false;
    try {
      begin();
      for (var job : group) {
        run(job, group.size() == 1);
      }
      end();
    } catch (Undone e) {
      undo();
      var why = e.getCause();
      if (!Failures.harmless(why)) {
        trouble = Failures.sentences(why);
        doubtful |= Failures.leavesDoubt(why);
        LOG.warn(
            "{} {} lost.",
            Failures.sentences(why),
            group.size() == 1 ? "One write is" : "Writes are",
            why);
      }
      group.forEach(job -> job.failed(why));
      return;
    }
    group.forEach(WriteJob::committed);
    if (announce) {
      tellOthers();
    }
  }

  private void run(WriteJob<?> job, boolean alone) throws Undone {
    boolean guarded = !alone && !job.whole();
    if (guarded) {
      execute("SAVEPOINT job");
    }
    var failure = job.run(sql);
    // SQLite may have ended the transaction by itself: then all of the group has to fail.
    if (failure != null && (alone || !Failures.harmless(failure))) {
      throw new Undone(failure);
    }
    if (guarded) {
      if (failure != null) {
        execute("ROLLBACK TO job");
      }
      execute("RELEASE job");
    }
  }

  private void undo() {
    try {
      execute("ROLLBACK");
    } catch (Undone e) {
      LOG.debug("SQLite has undone it already", e);
    }
  }

  private void tellOthers() {
    try {
      changed.run();
    } catch (RuntimeException e) {
      LOG.error("What follows a commit has failed", e);
    }
  }

  private void execute(String command) throws Undone {
    try (var statement = sql.prepare(command)) {
      statement.execute();
    } catch (SQLException e) {
      throw new Undone(e);
    }
  }

  /** The transaction can't be committed. */
  private static final class Undone extends Exception {
    private static final long serialVersionUID = 1;

    Undone(Throwable cause) {
      super(cause);
    }

    @Override
    public synchronized Throwable getCause() {
      return java.util.Objects.requireNonNull(super.getCause());
    }
  }

  /** Writes what waits, then stops. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Whoever came between the last look and the end.
    for (var job = queue.poll(); job != null; job = queue.poll()) {
      job.failed(closed());
    }
  }

  /** Closes the connection; after all others, as the last one tidies up the file. */
  void letGo() throws SQLException {
    sql.close();
  }

  private static StoreException closed() {
    return new StoreException("The database is closed: Pitwall is stopping. Try again.", null);
  }
}
