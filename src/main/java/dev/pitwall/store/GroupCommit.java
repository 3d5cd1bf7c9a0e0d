package dev.pitwall.store;

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

  private final Writer writer;
  private final Runnable changed;
  private final ConcurrentLinkedQueue<WriteJob<?>> queue = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean idle;
  private volatile boolean closing;
  private volatile @Nullable String trouble;
  private boolean announce;

  /**
   * @param name of its thread
   * @param changed runs after each commit in which a job has called {@link #announce}
   */
  GroupCommit(String name, Writer writer, Runnable changed) {
    this.writer = writer;
    this.changed = changed;
    this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /** Returns when the work is on disk. */
  <T extends @Nullable Object> T write(WriteJob<T> job) {
    if (closing) {
      throw Failures.closed();
    }
    queue.add(job);
    if (idle) {
      LockSupport.unpark(thread);
    }
    if (closing && queue.remove(job)) {
      throw Failures.closed();
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
      run(List.of());
    } catch (Undone e) {
      undo();
      writer.failed(e.getCause());
    }
  }

  private void commit(List<WriteJob<?>> group) {
    try {
      written(group);
    } catch (Undone e) {
      undo();
      writer.failed(e.getCause());
      if (e.spoilt) {
        group.forEach(job -> commit(List.of(job)));
      } else {
        fail(group, e.getCause());
      }
      return;
    }
    group.forEach(WriteJob::committed);
    if (announce) {
      tellOthers();
    }
  }

  private void fail(List<WriteJob<?>> group, Throwable why) {
    if (!Failures.harmless(why)) {
      trouble = Failures.sentences(why);
      LOG.warn(
          "{} {} lost.",
          Failures.sentences(why),
          group.size() == 1 ? "One write is" : "Writes are",
          why);
    }
    group.forEach(job -> job.failed(why));
  }

  /** Once more when the connection was lost before anything can have been kept. */
  private void written(List<WriteJob<?>> group) throws Undone {
    try {
      run(group);
    } catch (Undone e) {
      if (e.kept || !Failures.passing(e.getCause())) {
        throw e;
      }
      if (group.size() > 1 && Failures.conflict(e.getCause())) {
        // Alone they can't wait for each other.
        throw new Undone(e.getCause(), false, true);
      }
      LOG.debug("A transaction was lost and is done again", e);
      undo();
      run(group);
    }
  }

  private void run(List<WriteJob<?>> group) throws Undone {
    announce = false;
    Sql sql;
    try {
      sql = writer.begin();
    } catch (SQLException e) {
      throw new Undone(e);
    }
    for (var job : group) {
      run(sql, job, group.size() == 1);
    }
    end();
  }

  private void end() throws Undone {
    boolean again = trouble != null;
    try {
      if (again) {
        writer.touch();
      }
    } catch (SQLException e) {
      throw new Undone(e);
    }
    try {
      writer.commit(announce);
    } catch (SQLException e) {
      // A database that says no has undone it; one that is gone may have kept it.
      throw new Undone(e, !Failures.passing(e) || PostgresFailures.unreachable(e), false);
    }
    if (again) {
      trouble = null;
      LOG.info("The database takes writes again");
    }
  }

  private void run(Sql sql, WriteJob<?> job, boolean alone) throws Undone {
    boolean guarded = !alone && !job.whole();
    if (guarded) {
      execute(sql, "SAVEPOINT job");
    }
    var failure = job.run(sql);
    // SQLite may have ended the transaction by itself: then all of the group has to fail.
    if (failure != null && (alone || !Failures.harmless(failure))) {
      throw new Undone(failure);
    }
    if (guarded) {
      if (failure != null) {
        execute(sql, "ROLLBACK TO job");
      }
      execute(sql, "RELEASE job");
    } else if (failure != null && !writer.failsAlone()) {
      throw new Undone(failure, false, true);
    }
  }

  private void undo() {
    try {
      writer.rollback();
    } catch (SQLException e) {
      LOG.debug("The database has undone it already", e);
    }
  }

  private void tellOthers() {
    try {
      changed.run();
    } catch (RuntimeException e) {
      LOG.error("What follows a commit has failed", e);
    }
  }

  private static void execute(Sql sql, String command) throws Undone {
    try {
      sql.execute(command);
    } catch (SQLException e) {
      throw new Undone(e);
    }
  }

  /** The transaction can't be committed. */
  private static final class Undone extends Exception {
    private static final long serialVersionUID = 1;

    /** It may have been committed after all. */
    final boolean kept;

    /** One has spoilt it for the others: each is to be done alone. */
    final boolean spoilt;

    Undone(Throwable cause) {
      this(cause, false, false);
    }

    Undone(Throwable cause, boolean kept, boolean spoilt) {
      super(cause);
      this.kept = kept;
      this.spoilt = spoilt;
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
      job.failed(Failures.closed());
    }
  }
}
