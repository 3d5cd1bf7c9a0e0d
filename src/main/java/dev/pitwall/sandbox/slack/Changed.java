package dev.pitwall.sandbox.slack;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets a test wait for something to happen without asking over and over. */
final class Changed {
  private long times;

  synchronized void raise() {
    times++;
    notifyAll();
  }

  private synchronized long times() {
    return times;
  }

  /** What {@code look} finds, now or after a later change; empty when the time is over. */
  <T> Optional<T> until(Duration within, Supplier<Optional<T>> look) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    while (true) {
      long seen = times();
      var found = look.get();
      if (found.isPresent() || !changedSince(seen, end)) {
        return found;
      }
    }
  }

  private synchronized boolean changedSince(long seen, long end) throws InterruptedException {
    while (times == seen) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }
}
