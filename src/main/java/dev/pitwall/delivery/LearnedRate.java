package dev.pitwall.delivery;

import dev.pitwall.delivery.TokenBucket.Rate;
import java.time.Duration;
import java.time.Instant;

/**
 * How many calls a minute Slack takes: from what it promises slowly upward while more are wanted,
 * half when it refuses one, and kept. Close to where it last refused, it goes up more slowly still.
 */
final class LearnedRate {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  // A refusal costs what is urgent some seconds, so it is come to slowly.
  private static final double UP = 0.5;
  private static final double UP_AGAIN = 4;
  private static final double UP_NEAR_REFUSAL = 0.1;
  private static final double NEAR = 0.9;
  private static final double LEAST = 10;

  private final DeliveryStore store;
  private final String bucket;
  private final Rate floor;
  private double perMinute;
  private double refusedAt = Double.MAX_VALUE;
  private Instant windowEnd;
  private boolean scarce;

  LearnedRate(DeliveryStore store, String bucket, Rate floor, Instant now) {
    this.store = store;
    this.bucket = bucket;
    this.floor = floor;
    this.windowEnd = now.plus(WINDOW);
    var kept = store.perMinute(bucket);
    perMinute = kept.isPresent() ? kept.getAsLong() : floor.perMinute();
  }

  /** More were wanted than the rate allows. */
  void scarce() {
    scarce = true;
  }

  /** Slack refused one and takes none before the given time. */
  void refused(Instant until) {
    refusedAt = Math.max(perMinute, floor.perMinute());
    windowEnd = until.plus(WINDOW);
    scarce = false;
    // What Slack promises is doubted only when it refuses at that already.
    double least = perMinute > floor.perMinute() ? floor.perMinute() : LEAST;
    change(Math.max(least, perMinute / 2));
  }

  Rate rate(Instant now) {
    if (!now.isBefore(windowEnd)) {
      windowEnd = now.plus(WINDOW);
      if (scarce) {
        scarce = false;
        change(perMinute + step());
      }
    }
    return new Rate(floor.burst(), perMinute);
  }

  private double step() {
    if (perMinute >= NEAR * refusedAt) {
      return UP_NEAR_REFUSAL;
    }
    return perMinute < floor.perMinute() || refusedAt < Double.MAX_VALUE ? UP_AGAIN : UP;
  }

  private void change(double next) {
    if ((long) next != (long) perMinute) {
      store.perMinute(bucket, (long) next);
    }
    perMinute = next;
  }
}
