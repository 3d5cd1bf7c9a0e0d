package dev.pitwall.github.link;

import dev.pitwall.access.Tokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A code that somebody is to enter at GitHub, and when GitHub is to be asked for it next. */
final class DeviceCode {
  private final Attempt attempt;
  private final IssuedCode issued;
  private long intervalSeconds;
  private Instant due;
  private boolean asked;
  private boolean ours;
  private @Nullable Tokens tokens;

  DeviceCode(Attempt attempt, IssuedCode issued, Instant now) {
    this.attempt = attempt;
    this.issued = issued;
    this.intervalSeconds = issued.interval();
    this.due = next(now);
  }

  Attempt attempt() {
    return attempt;
  }

  IssuedCode issued() {
    return issued;
  }

  /** Whether it is this instance's to end it; others may ask GitHub for it too. */
  synchronized boolean ours() {
    return ours;
  }

  /** GitHub has said here what came of it, first of all. */
  synchronized void takeOn() {
    ours = true;
  }

  /** Whether GitHub is to be asked now; who gets true does, then calls {@link #answered}. */
  synchronized boolean ask(Instant now) {
    if (asked || now.isBefore(due)) {
      return false;
    }
    asked = true;
    return true;
  }

  /** Wait for the interval, once more. */
  synchronized void answered(Instant now) {
    asked = false;
    due = next(now);
  }

  /**
   * GitHub wants to be asked less often.
   *
   * @param least seconds
   */
  synchronized void slower(long least) {
    intervalSeconds = Math.max(intervalSeconds + 5, Math.min(least, 60));
  }

  /**
   * GitHub has given them, and has not said yet whose they are.
   *
   * @param given null: they are of no use
   */
  synchronized void given(@Nullable Tokens given) {
    tokens = given;
  }

  synchronized @Nullable Tokens tokens() {
    return tokens;
  }

  /** At its end at the latest. */
  private Instant next(Instant now) {
    var next = now.plusSeconds(intervalSeconds);
    return next.isAfter(attempt.until()) && now.isBefore(attempt.until()) ? attempt.until() : next;
  }
}
