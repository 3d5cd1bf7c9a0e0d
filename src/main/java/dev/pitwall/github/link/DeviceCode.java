package dev.pitwall.github.link;

import dev.pitwall.access.Tokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A code that somebody is to enter at GitHub, and when GitHub is to be asked for it next. */
final class DeviceCode {
  private final Attempt attempt;
  private final String deviceCode;
  private long intervalSeconds;
  private Instant due;
  private boolean asked;
  private @Nullable Tokens tokens;

  /**
   * @param deviceCode GitHub's secret name for it
   * @param intervalSeconds between two questions, at least
   */
  DeviceCode(Attempt attempt, String deviceCode, long intervalSeconds, Instant now) {
    this.attempt = attempt;
    this.deviceCode = deviceCode;
    this.intervalSeconds = intervalSeconds;
    this.due = next(now);
  }

  Attempt attempt() {
    return attempt;
  }

  String deviceCode() {
    return deviceCode;
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

  /** GitHub has given them, and has not said yet whose they are. */
  synchronized void given(Tokens given) {
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
