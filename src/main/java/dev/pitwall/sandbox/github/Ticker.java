package dev.pitwall.sandbox.github;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets sessions go on by themselves. */
final class Ticker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Ticker.class);
  private static final long LEAST_MILLIS = 20;
  private static final double MILLIS_PER_PACE = 400;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sandbox-github").factory());

  /**
   * @param pace of sessions; a shorter one ticks more often
   */
  Ticker(Runnable tick, double pace) {
    long every = Math.max(LEAST_MILLIS, (long) (MILLIS_PER_PACE * pace));
    var _ =
        timer.scheduleWithFixedDelay(() -> carefully(tick), every, every, TimeUnit.MILLISECONDS);
  }

  private static void carefully(Runnable tick) {
    try {
      tick.run();
    } catch (RuntimeException e) {
      log.warn("The sandbox's agent stumbled", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
