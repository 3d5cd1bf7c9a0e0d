package dev.pitwall.slack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins tasks in the order in which they came, each on a virtual thread, only a few at a time, so
 * that a backlog leaves the processors to others. A task that takes long does so by waiting for
 * somebody; it gives its lane to the next.
 */
final class Lanes {
  private static final Logger log = LoggerFactory.getLogger(Lanes.class);

  private final Semaphore free;
  private final Duration patience;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unbegun = new AtomicInteger();
  private final Queue<Lane> taken = new ArrayDeque<>();

  /**
   * @param patience how long a task may keep its lane while others wait
   */
  Lanes(int lanes, Duration patience) {
    this.free = new Semaphore(lanes);
    this.patience = patience;
  }

  void add(Runnable task) {
    waiting.add(task);
    if (unbegun.getAndIncrement() == 0) {
      Thread.ofVirtual().name("lanes").start(this::begin);
    }
  }

  /** How many tasks are not begun. */
  int waiting() {
    return waiting.size();
  }

  private void begin() {
    do {
      var lane = take();
      var task = waiting.remove();
      Thread.ofVirtual().name("inbox").start(() -> run(task, lane));
    } while (unbegun.decrementAndGet() > 0);
  }

  private static void run(Runnable task, Lane lane) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("A request could not be done", e);
    } finally {
      lane.leave();
    }
  }

  private Lane take() {
    try {
      while (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        var longest = taken.poll();
        if (longest != null) {
          longest.leave();
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    taken.removeIf(lane -> !lane.held.get());
    var lane = new Lane();
    taken.add(lane);
    return lane;
  }

  /** A place among the few. */
  private final class Lane {
    private final AtomicBoolean held = new AtomicBoolean(true);

    void leave() {
      if (held.getAndSet(false)) {
        free.release();
      }
    }
  }
}
