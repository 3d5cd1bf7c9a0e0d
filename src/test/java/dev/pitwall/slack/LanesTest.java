package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(5, TimeUnit.SECONDS), "waited in vain");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneLaneKeepsTheOrder() {
    var lanes = new Lanes(1, Duration.ofSeconds(5));
    var done = new ArrayList<Integer>();
    var all = new CountDownLatch(1_000);
    for (int i = 0; i < 1_000; i++) {
      int n = i;
      lanes.add(() -> {
        done.add(n);
        all.countDown();
      });
    }
    await(all);
    assertEquals(IntStream.range(0, 1_000).boxed().toList(), done);
    assertEquals(0, lanes.waiting());
  }

  @Test
  void noMoreRunAtOnceThanThereAreLanes() {
    var lanes = new Lanes(3, Duration.ofSeconds(5));
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var all = new CountDownLatch(300);
    for (int i = 0; i < 300; i++) {
      lanes.add(() -> {
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
    var lanes = new Lanes(2, Duration.ofMillis(1));
    var answer = new CountDownLatch(1);
    var slow = new CountDownLatch(10);
    var quick = new CountDownLatch(1);
    for (int i = 0; i < 10; i++) {
      lanes.add(() -> {
        await(answer);
        slow.countDown();
      });
    }
    lanes.add(quick::countDown);
    await(quick);
    answer.countDown();
    await(slow);
  }

  @Test
  void afterSlowOnesThereAreStillAsManyLanes() {
    var lanes = new Lanes(2, Duration.ofMillis(1));
    for (int round = 0; round < 5; round++) {
      tasksInTurn(lanes);
    }
    var both = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      lanes.add(() -> {
        both.countDown();
        await(both);
      });
    }
    await(both);
  }

  private static void tasksInTurn(Lanes lanes) {
    var answer = new CountDownLatch(1);
    var last = new CountDownLatch(1);
    List.of(1, 2, 3).forEach(_ -> lanes.add(() -> await(answer)));
    lanes.add(last::countDown);
    await(last);
    answer.countDown();
  }

  @Test
  void oneThatBreaksDoesNotStopTheOthers() {
    var lanes = new Lanes(1, Duration.ofSeconds(5));
    var next = new CountDownLatch(1);
    lanes.add(() -> {
      throw new IllegalStateException("broken");
    });
    lanes.add(next::countDown);
    await(next);
  }
}
