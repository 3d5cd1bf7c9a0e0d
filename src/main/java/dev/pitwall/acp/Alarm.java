package dev.pitwall.acp;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Wakes; what it wakes runs on a virtual thread of its own, and may block. */
@FunctionalInterface
interface Alarm {
  void after(long nanos, Runnable task);

  static Alarm by(ScheduledExecutorService timer) {
    return (nanos, task) -> {
      try {
        var _ = timer.schedule(() -> Thread.startVirtualThread(task), nanos, TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        // Pitwall is ending; nobody waits for what would have been done later.
      }
    };
  }
}
