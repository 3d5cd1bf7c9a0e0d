package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean urgent = new AtomicBoolean();

  private Lanes lanes(int lanes, Duration patience) {
    return new Lanes(lanes, patience, tasks::poll, urgent::get, Duration.ofMillis(5));
  }

  private void add(Lanes lanes, Runnable task) {
    tasks.add(task);
    lanes.wake();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(5, TimeUnit.SECONDS), "waited in vain");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneLaneKeepsTheOrder() {
    var lanes = lanes(1, Duration.ofSeconds(5));
    var done = new ArrayList<Integer>();
    var all = new CountDownLatch(1_000);
    for (int i = 0; i < 1_000; i++) {
      int n = i;
      add(
          lanes,
          () -> {
            done.add(n);
            all.countDown();
          });
    }
    await(all);
    assertEquals(IntStream.range(0, 1_000).boxed().toList(), done);
  }

  @Test
  void noMoreRunAtOnceThanThereAreLanes() {
    var lanes = lanes(3, Duration.ofSeconds(5));
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var all = new CountDownLatch(300);
    for (int i = 0; i < 300; i++) {
      add(
          lanes,
          () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(1_000);
            now.decrementAndGet();
            all.countDown();
          });
    }
    await(all);
    assertTrue(most.get() <= 3, "at once: " + most);
  }

  @Test
  void tasksThatWaitForSomebodyHoldNobodyUp() {
    var lanes = lanes(2, Duration.ofMillis(1));
    var answer = new CountDownLatch(1);
    var slow = new CountDownLatch(10);
    var quick = new CountDownLatch(1);
    for (int i = 0; i < 10; i++) {
      add(
          lanes,
          () -> {
            await(answer);
            slow.countDown();
          });
    }
    add(lanes, quick::countDown);
    await(quick);
    answer.countDown();
    await(slow);
  }

  @Test
  void afterSlowOnesThereAreStillAsManyLanes() {
    var lanes = lanes(2, Duration.ofMillis(1));
    for (int round = 0; round < 5; round++) {
      tasksInTurn(lanes);
    }
    var both = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      add(
          lanes,
          () -> {
            both.countDown();
            await(both);
          });
    }
    await(both);
  }

  private void tasksInTurn(Lanes lanes) {
    var answer = new CountDownLatch(1);
    var last = new CountDownLatch(1);
    List.of(1, 2, 3).forEach(_ -> add(lanes, () -> await(answer)));
    add(lanes, last::countDown);
    await(last);
    answer.countDown();
  }

  @Test
  void whatIsUrgentHoldsTasksUpButNotForEver() {
    var lanes = lanes(1, Duration.ofSeconds(5));
    urgent.set(true);
    var done = new CountDownLatch(20);
    long begun = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      add(lanes, done::countDown);
    }
    await(done);
    assertTrue(System.nanoTime() - begun >= 20 * 5_000_000L, "each waits five milliseconds");
  }

  @Test
  void afterTheEndNothingBegins() {
    var lanes = lanes(1, Duration.ofSeconds(5));
    var first = new CountDownLatch(1);
    add(
        lanes,
        () -> {
          lanes.close();
          first.countDown();
        });
    await(first);
    add(lanes, () -> {});
    assertEquals(1, tasks.size());
  }

  @Test
  void oneThatBreaksDoesNotStopTheOthers() {
    var lanes = lanes(1, Duration.ofSeconds(5));
    var next = new CountDownLatch(1);
    add(
        lanes,
        () -> {
          throw new IllegalStateException("broken");
        });
    add(lanes, next::countDown);
    await(next);
  }
}
