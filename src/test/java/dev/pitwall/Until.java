package dev.pitwall;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.opentest4j.AssertionFailedError;

/** Waits for real processes and sockets: looks again until it is so, and fails when it is late. */
public final class Until {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long BETWEEN_MILLIS = 20;

  private Until() {}

  public static void holds(String what, BooleanSupplier condition) {
    var _ = there(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /** As {@link #holds}, for what may take longer than usual. */
  public static void holds(String what, Duration patience, BooleanSupplier condition) {
    var _ =
        there(
            what, patience, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  public static <T> T there(String what, Supplier<Optional<T>> look) {
    return there(what, PATIENCE, look);
  }

  private static <T> T there(String what, Duration patience, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      var found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionFailedError("Waited " + patience.toSeconds() + " s for " + what);
      }
      try {
        Thread.sleep(BETWEEN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionFailedError("interrupted while waiting for " + what, e);
      }
    }
  }
}
