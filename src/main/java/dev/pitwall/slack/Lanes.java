package dev.pitwall.slack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins tasks in the order in which they come, each on a virtual thread, only a few at a time, so
 * that a backlog leaves the processors to others. A task that takes long does so by waiting for
 * somebody; it gives its lane to the next.
 */
final class Lanes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lanes.class);

  private final Semaphore free;
  private final Duration patience;
  private final Supplier<@Nullable Runnable> tasks;
  private final BooleanSupplier rush;
  private final Duration mostWay;
  private final AtomicInteger signals = new AtomicInteger();
  private final Queue<Lane> taken = new ArrayDeque<>();
  private volatile boolean closed;

  /**
   * @param patience how long a task may keep its lane while others wait
   * @param tasks gives the next task, null when there is none; asked by one thread at a time
   * @param rush whether there are things more urgent, to which each task gives way
   * @param mostWay how long it does, at most
   */
  Lanes(
      int lanes,
      Duration patience,
      Supplier<@Nullable Runnable> tasks,
      BooleanSupplier rush,
      Duration mostWay) {
    this.free = new Semaphore(lanes);
    this.patience = patience;
    this.tasks = tasks;
    this.rush = rush;
    this.mostWay = mostWay;
  }

  /** There is something to do. */
  void wake() {
    if (signals.getAndIncrement() == 0) {
      Thread.ofVirtual().name("lanes").start(this::begin);
    }
  }

  private void begin() {
    int seen = 1;
    do {
      for (var task = next(); task != null; task = next()) {
        begin(task);
      }
      seen = signals.addAndGet(-seen);
    } while (seen > 0);
  }

  private @Nullable Runnable next() {
    return closed ? null : tasks.get();
  }

  private void begin(Runnable task) {
    for (int i = 0; i < mostWay.toMillis() && rush.getAsBoolean(); i++) {
      LockSupport.parkNanos(1_000_000);
    }
    var lane = take();
    Thread.ofVirtual().name("inbox").start(() -> run(task, lane));
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

  /** Begins nothing more. */
  @Override
  public void close() {
    closed = true;
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
