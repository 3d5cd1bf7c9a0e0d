package dev.pitwall.delivery;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A call that is never missed: one that comes while nobody waits ends the next wait at once. */
final class Wakeup {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition called = lock.newCondition();
  private long calls;

  /** Calls so far, to wait for the next one. */
  long calls() {
    lock.lock();
    try {
      return calls;
    } finally {
      lock.unlock();
    }
  }

  void call() {
    lock.lock();
    try {
      calls++;
      called.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for another call than those seen, no longer than given. */
  void await(long seen, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (calls == seen && nanos > 0) {
        nanos = called.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }
}
