package dev.pitwall.slack;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether requests come so fast that taking them in is a good part of what the machine can do: then
 * what can wait gives way to them.
 */
final class Rush {
  private static final long WINDOW = Duration.ofMillis(10).toNanos();
  private static final long MOST = 20;

  private final LongSupplier nanos;
  private final AtomicLong all = new AtomicLong();
  private long begun;
  private long before;
  private long lately;

  /**
   * @param nanos as of {@link System#nanoTime}
   */
  Rush(LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  /** One more request. */
  void one() {
    all.incrementAndGet();
  }

  /** Whether there are more than twenty in ten milliseconds. For one thread. */
  boolean lasts() {
    long now = nanos.getAsLong();
    long since = all.get() - before;
    if (now - begun >= WINDOW) {
      lately = since * WINDOW / (now - begun);
      before += since;
      begun = now;
      return lately > MOST;
    }
    return lately > MOST || since > MOST;
  }
}
