package dev.pitwall.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Work that nobody waits for, in steps so small that those who wait for the writer meanwhile hardly
 * notice. After each there is a rest for as long as it took: on a slow disk too, others have the
 * writer for half of the time.
 */
final class Unhurried {
  static final int LEAST = 8;
  static final int MOST = 1_000;
  static final long STEP_NANOS = Duration.ofMillis(2).toNanos();

  private final LongSupplier nanos;
  private final LongConsumer rest;

  /** By the machine's clock. */
  Unhurried() {
    this(System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * @param nanos what {@link System#nanoTime} gives
   * @param rest waits for so many nanoseconds
   */
  Unhurried(LongSupplier nanos, LongConsumer rest) {
    this.nanos = nanos;
    this.rest = rest;
  }

  /**
   * Does it to its end.
   *
   * @param step does about so many pages' worth; false when there was nothing left to do
   */
  void run(IntPredicate step) {
    int pages = LEAST;
    for (long begun = nanos.getAsLong(); step.test(pages); begun = nanos.getAsLong()) {
      long took = nanos.getAsLong() - begun;
      pages = took > STEP_NANOS ? Math.max(LEAST, pages / 2) : Math.min(MOST, pages + pages / 4);
      rest.accept(took);
    }
  }
}
