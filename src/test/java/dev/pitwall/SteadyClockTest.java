package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A machine's clock that somebody sets, and the one that Pitwall goes by. */
class SteadyClockTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private Instant wall = NOON;
  private long nanos = 42;
  private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);

  private void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  @Test
  void itShowsWhatTheMachinesShows() {
    assertEquals(NOON, clock.instant());
    pass(Duration.ofMillis(1));
    assertEquals(NOON.plusMillis(1), clock.instant());
    pass(Duration.ofDays(30));
    assertEquals(NOON.plusMillis(1).plus(Duration.ofDays(30)), clock.instant());
  }

  @Test
  void whenTheMachinesIsPutBackItGoesOnMoreSlowlyUntilTheyAgree() {
    wall = NOON.minus(HOUR);
    assertEquals(NOON, clock.instant());
    pass(Duration.ofSeconds(10));
    assertEquals(NOON.plusSeconds(8), clock.instant());

    pass(HOUR.multipliedBy(5).minusSeconds(10));
    assertEquals(NOON.plus(HOUR.multipliedBy(4)), clock.instant());
    assertEquals(wall, clock.instant());
    pass(HOUR);
    assertEquals(wall, clock.instant());
  }

  @Test
  void howOftenItIsLookedAtChangesNothingOfItsPace() {
    wall = NOON.minus(HOUR);
    for (int i = 0; i < 1_000_000; i++) {
      pass(Duration.ofNanos(100));
      clock.instant();
    }
    var passed = Duration.between(NOON, clock.instant());
    assertTrue(passed.compareTo(Duration.ofMillis(79)) > 0, passed::toString);
  }

  @Test
  void whenTheMachinesIsPutForwardItFollowsAtOnce() {
    wall = NOON.plus(Duration.ofDays(1));
    assertEquals(wall, clock.instant());
    wall = NOON;
    assertEquals(NOON.plus(Duration.ofDays(1)), clock.instant());
  }
}
