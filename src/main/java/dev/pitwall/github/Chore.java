package dev.pitwall.github;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something done again and again, never twice at a time; it may wait for GitHub. */
final class Chore {
  private static final Logger LOG = LoggerFactory.getLogger(Chore.class);

  private final Runnable work;
  private final Executor threads;
  private final AtomicBoolean busy = new AtomicBoolean();

  Chore(Runnable work, Executor threads) {
    this.work = work;
    this.threads = threads;
  }

  /**
   * Does it now, unless it is being done.
   *
   * @return whether it was begun
   */
  @CanIgnoreReturnValue
  boolean run() {
    if (!busy.compareAndSet(false, true)) {
      return false;
    }
    try {
      threads.execute(this::safely);
      return true;
    } catch (RejectedExecutionException _) {
      busy.set(false);
      return false;
    }
  }

  private void safely() {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("Something about GitHub's sessions failed; it comes again", e);
    } finally {
      busy.set(false);
    }
  }
}
