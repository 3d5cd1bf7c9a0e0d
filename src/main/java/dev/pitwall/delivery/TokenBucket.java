package dev.pitwall.delivery;

import java.time.Duration;
import java.time.Instant;

/** Tokens that refill evenly; a call takes one. Not safe for several threads. */
final class TokenBucket {
  private Rate rate;
  private double tokens;
  private Instant counted;

  TokenBucket(Rate rate, Instant now) {
    this(rate, rate.burst, now);
  }

  /**
   * @param tokens that it holds at first
   */
  TokenBucket(Rate rate, int tokens, Instant now) {
    this.rate = rate;
    this.tokens = Math.min(rate.burst, tokens);
    this.counted = now;
  }

  /** Another rate from now on. */
  void rate(Rate newRate, Instant now) {
    if (!rate.equals(newRate)) {
      refill(now);
      rate = newRate;
    }
  }

  /**
   * How fast calls may come.
   *
   * @param burst how many at once after a rest
   * @param perMinute how many in the long run
   */
  record Rate(int burst, double perMinute) {}

  /** When it holds so many tokens; the given time when it does now. */
  Instant holds(int wanted, Instant now) {
    refill(now);
    // A ten thousandth: adding up fractions must not make it miss a token by a hair.
    double missing = Math.min(wanted, rate.burst) - tokens - 1e-4;
    return missing <= 0 ? now : now.plus(Duration.ofMillis(toMillis(missing)));
  }

  void take(Instant now) {
    refill(now);
    tokens -= 1;
  }

  void giveBack() {
    tokens = Math.min(rate.burst, tokens + 1);
  }

  /** Nothing before the given time, and then one at a time again. */
  void emptyUntil(Instant until) {
    tokens = 1;
    counted = until;
  }

  boolean full(Instant now) {
    refill(now);
    return tokens >= rate.burst;
  }

  private void refill(Instant now) {
    if (now.isAfter(counted)) {
      double minutes = Duration.between(counted, now).toMillis() / 60_000.0;
      tokens = Math.min(rate.burst, tokens + minutes * rate.perMinute);
      counted = now;
    }
  }

  private long toMillis(double missing) {
    return (long) Math.ceil(missing / rate.perMinute * 60_000);
  }
}
