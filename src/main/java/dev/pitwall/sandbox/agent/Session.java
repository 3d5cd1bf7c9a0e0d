package dev.pitwall.sandbox.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A conversation in a folder: at most one turn at a time, and what was allowed for good. */
final class Session {
  private final String id;
  private final Path folder;
  private final Set<String> allowedAlways = ConcurrentHashMap.newKeySet();
  private int turns;
  private boolean cancelled;
  private @Nullable Thread running;

  Session(String id, Path folder) {
    this.id = id;
    this.folder = folder;
  }

  String id() {
    return id;
  }

  Path folder() {
    return folder;
  }

  /** Commands that were allowed for the rest of the session. */
  Set<String> allowedAlways() {
    return allowedAlways;
  }

  /** How many turns were begun. */
  synchronized int turns() {
    return turns;
  }

  /**
   * Starts a turn; false when one is running.
   *
   * @param turn gives what answers the prompt, which is done when the next turn may come
   */
  synchronized boolean begin(Supplier<Runnable> turn) {
    if (running != null) {
      return false;
    }
    turns++;
    cancelled = false;
    running = Thread.ofPlatform().name("turn-" + turns).daemon().unstarted(() -> run(turn));
    running.start();
    return true;
  }

  synchronized void cancel() {
    if (running != null) {
      cancelled = true;
      running.interrupt();
    }
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Cancels, and waits for the turn to leave no process behind. */
  void close(Duration patience) throws InterruptedException {
    @Nullable Thread last;
    synchronized (this) {
      last = running;
      cancel();
    }
    if (last != null) {
      last.join(patience);
    }
  }

  private void run(Supplier<Runnable> turn) {
    var answer = turn.get();
    synchronized (this) {
      running = null;
    }
    answer.run();
  }
}
