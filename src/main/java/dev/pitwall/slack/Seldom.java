package dev.pitwall.slack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * For log lines that anybody can cause: one each ten seconds, with how many were left out since.
 */
final class Seldom {
  private static final long GAP_MILLIS = Duration.ofSeconds(10).toMillis();

  private final InstantSource clock;
  private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong leftOut = new AtomicLong();

  Seldom(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @param line is given {@code ""}, or {@code " (and 17 more before)"} to end with
   */
  void say(Consumer<String> line) {
    long now = clock.millis();
    long due = next.get();
    if (now < due || !next.compareAndSet(due, now + GAP_MILLIS)) {
      leftOut.incrementAndGet();
      return;
    }
    long before = leftOut.getAndSet(0);
    line.accept(before == 0 ? "" : " (and " + before + " more before)");
  }
}
