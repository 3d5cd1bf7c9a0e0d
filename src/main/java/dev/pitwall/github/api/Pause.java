package dev.pitwall.github.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How the time between two writes is spent. */
@FunctionalInterface
public interface Pause {

  /** Returns when the time has come; at once when it has passed. */
  void until(Instant time) throws InterruptedException;

  /** Sleeps. */
  static Pause sleeping(InstantSource clock) {
    return time -> {
      var wait = Duration.between(clock.instant(), time);
      if (wait.isPositive()) {
        Thread.sleep(wait);
      }
    };
  }
}
