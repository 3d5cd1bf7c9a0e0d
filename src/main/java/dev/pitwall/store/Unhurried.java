package dev.pitwall.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Work that nobody waits for, in steps so small that those who wait for the writer meanwhile hardly
 * notice. After each there is a rest that is several times as long: on a slow disk too, others have
 * the writer for most of the time.
 */
final class Unhurried {
  static final int LEAST = 8;
  static final int MOST = 1_000;
  static final int REST = 4;
  static final long STEP_NANOS = Duration.ofMillis(1).toNanos();
  // SQLite's writer copies its journal itself when a thousand pages are in it.
  private static final int JOURNAL = 250;

  private final LongSupplier nanos;
  private final LongConsumer rest;
  private final Runnable checkpoint;

  Unhurried(Database database) {
    this(System::nanoTime, LockSupport::parkNanos, database::checkpoint);
  }

  /**
   * @param nanos what {@link System#nanoTime} gives
   * @param rest waits for so many nanoseconds
   * @param checkpoint empties the journal, so that the writer need not
   */
  Unhurried(LongSupplier nanos, LongConsumer rest, Runnable checkpoint) {
    this.nanos = nanos;
    this.rest = rest;
    this.checkpoint = checkpoint;
  }

  /**
   * Does it to its end.
   *
   * @param step does about so many pages' worth; false when there was nothing left to do
   */
  void run(IntPredicate step) {
    int pages = LEAST;
    int written = 0;
    for (long begun = nanos.getAsLong(); step.test(pages); begun = nanos.getAsLong()) {
      long took = nanos.getAsLong() - begun;
      written += pages;
      if (written >= JOURNAL) {
        checkpoint.run();
        written = 0;
      }
      pages = took > STEP_NANOS ? Math.max(LEAST, pages / 2) : Math.min(MOST, pages + pages / 4);
      rest.accept(REST * (nanos.getAsLong() - begun));
    }
  }
}
