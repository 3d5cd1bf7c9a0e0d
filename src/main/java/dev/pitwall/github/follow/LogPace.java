package dev.pitwall.github.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a log is read next: soon after it brought news, ever later when it does not, and then only
 * when the list shows a change. A log whose changes the list shows often wakes up; one that stirs
 * now and then costs one read each time.
 *
 * @param gap between reads; more than {@link Rhythm#LOG_LONGEST}: asleep
 * @param news when it last brought any
 */
record LogPace(Duration gap, Instant news) {
  private static final Duration OFTEN = Duration.ofMinutes(2);
  private static final Duration AWAKE_AGAIN = Duration.ofSeconds(30);

  /** Why it was read. */
  enum Why {
    /** The list showed a change. */
    PROMPTED,
    /** Its time had come. */
    DUE
  }

  static LogPace start(Instant now) {
    return new LogPace(Duration.ZERO, now);
  }

  LogPace after(boolean brought, Why why, Duration shortest, Instant now) {
    if (!brought) {
      return why == Why.PROMPTED ? this : new LogPace(longer(gap.multipliedBy(2), shortest), news);
    }
    if (!asleep()) {
      return new LogPace(longer(gap.dividedBy(2), shortest), now);
    }
    boolean stirs = why == Why.PROMPTED && Duration.between(news, now).compareTo(OFTEN) > 0;
    return new LogPace(stirs ? gap : longer(AWAKE_AGAIN, shortest), now);
  }

  boolean asleep() {
    return gap.compareTo(Rhythm.LOG_LONGEST) > 0;
  }

  /** Empty while it sleeps. */
  Optional<Instant> next(Instant now, Duration shortest) {
    return asleep() ? Optional.empty() : Optional.of(now.plus(longer(gap, shortest)));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
