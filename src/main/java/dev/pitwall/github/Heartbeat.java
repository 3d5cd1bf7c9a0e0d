package dev.pitwall.github;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is due as soon as it is, on a thread of its own. */
final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  // What is under way is due until it is done.
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final Runnable step;
  private final Supplier<Instant> next;
  private final InstantSource clock;
  private final Semaphore calls = new Semaphore(0);
  private volatile boolean closed;
  private @Nullable Thread loop;

  Heartbeat(Runnable step, Supplier<Instant> next, InstantSource clock) {
    this.step = step;
    this.next = next;
    this.clock = clock;
  }

  synchronized void start() {
    if (loop == null && !closed) {
      loop = Thread.ofVirtual().name("github").start(this::loop);
    }
  }

  /** Something may have become due. */
  void wake() {
    calls.release();
  }

  private void loop() {
    try {
      while (!closed) {
        var rest = beat();
        var _ = calls.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
        calls.drainPermits();
        Thread.sleep(SHORTEST);
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private Duration beat() {
    try {
      step.run();
      var rest = Duration.between(clock.instant(), next.get());
      return rest.isNegative() || rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.error("What is due at GitHub can't be found; trying again", e);
      }
      return LONGEST.dividedBy(10);
    }
  }

  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (loop != null) {
        loop.interrupt();
      }
    }
  }
}
