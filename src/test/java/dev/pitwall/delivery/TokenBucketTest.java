package dev.pitwall.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.delivery.TokenBucket.Rate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

  @Test
  void aBurstAtOnceAndThenEvenly() {
    var bucket = new TokenBucket(new Rate(2, 30), SEVEN);
    bucket.take(SEVEN);
    bucket.take(SEVEN);
    assertEquals(SEVEN.plusSeconds(2), bucket.holds(1, SEVEN));
    assertEquals(SEVEN.plusSeconds(4), bucket.holds(2, SEVEN));
    assertEquals(SEVEN.plusSeconds(2), bucket.holds(1, SEVEN.plusSeconds(2)));
  }

  @Test
  void aCallThatWasNotMadeCostsNothing() {
    var bucket = new TokenBucket(new Rate(1, 60), SEVEN);
    bucket.take(SEVEN);
    bucket.giveBack();
    assertEquals(SEVEN, bucket.holds(1, SEVEN));
    bucket.giveBack();
    assertEquals(SEVEN, bucket.holds(5, SEVEN), "never asked for more than a burst");
  }

  @Test
  void afterAPauseOneCallAndNotABurst() {
    var bucket = new TokenBucket(new Rate(8, 60), SEVEN);
    var until = SEVEN.plusSeconds(30);
    bucket.emptyUntil(until);
    assertEquals(until, bucket.holds(1, until));
    bucket.take(until);
    assertEquals(until.plusSeconds(1), bucket.holds(1, until));
    assertTrue(bucket.full(until.plusSeconds(8)));
  }

  @Test
  void noMinuteHasMoreCallsThanBurstAndRateTogether() {
    var bucket = new TokenBucket(new Rate(8, 42), SEVEN);
    int calls = 0;
    for (int tenth = 0; tenth < 600; tenth++) {
      var now = SEVEN.plusMillis(tenth * 100L);
      while (!bucket.holds(1, now).isAfter(now)) {
        bucket.take(now);
        calls++;
      }
    }
    assertEquals(49, calls);
  }
}
