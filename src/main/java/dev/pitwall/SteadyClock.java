package dev.pitwall;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The machine's clock, but one that never goes back. When that is put back, whatever waits for a
 * time would wait for as much longer; this one goes on, more slowly, until they agree again. When
 * it is put forward, this one follows at once: what waits then has waited long enough.
 */
final class SteadyClock implements InstantSource {
  // Waits are a quarter longer meanwhile, and an hour is caught up in five.
  private static final double PACE = 0.8;

  private final InstantSource wall;
  private final LongSupplier nanos;
  private Instant last;
  private long lastNanos;

  /**
   * @param wall the machine's clock
   * @param nanos what {@link System#nanoTime} gives
   */
  SteadyClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.last = wall.instant();
    this.lastNanos = nanos.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    long now = nanos.getAsLong();
    var slow = last.plusNanos((long) ((now - lastNanos) * PACE));
    var shown = wall.instant();
    last = shown.isAfter(slow) ? shown : slow;
    lastNanos = now;
    return last;
  }
}
