package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RushTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Rush rush = new Rush(nanos::get);

  private void come(int requests, int millis) {
    IntStream.range(0, requests).forEach(_ -> rush.one());
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  @Test
  void twentyClicksAtOnceAreNoRush() {
    come(20, 0);
    assertFalse(rush.lasts());
    come(20, 20);
    assertFalse(rush.lasts());
  }

  @Test
  void manyInAnHourAreNoRush() {
    come(30_000, 3_600_000);
    assertFalse(rush.lasts());
  }

  @Test
  void fiveEachMillisecondAreARushThoughEachIsDoneAtOnce() {
    for (int i = 0; i < 50; i++) {
      come(5, 1);
      boolean lasts = rush.lasts();
      assertTrue(lasts == (i >= 4), "after " + i + " ms");
    }
  }

  @Test
  void aRushEnds() {
    come(100, 10);
    assertTrue(rush.lasts());
    come(0, 10);
    assertFalse(rush.lasts());
  }
}
