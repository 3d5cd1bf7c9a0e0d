package dev.pitwall.store;

import java.time.Duration;
import java.time.Instant;

/**
 * How much time has passed since some moment, at least: by the clock that stands still while the
 * machine sleeps, and by the one that people set, whichever says more.
 */
record Elapsed(long nanos, Instant instant) {
  static Elapsed start() {
    return new Elapsed(System.nanoTime(), Instant.now());
  }

  Duration now() {
    var steady = Duration.ofNanos(System.nanoTime() - nanos);
    var set = Duration.between(instant, Instant.now());
    return steady.compareTo(set) > 0 ? steady : set;
  }
}
