package dev.pitwall.github.follow;

import java.time.Duration;

/**
 * How often GitHub is asked what.
 *
 * @param period of the lists, at best
 */
public record Rhythm(Duration period) {
  /** Of a session's log while it brings news, at best. */
  private static final Duration LOG = Duration.ofSeconds(5);

  private static final Duration LOG_EACH = Duration.ofMillis(1_500);
  private static final Duration SIGHT = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int WHEN_IDLE = 4;

  /** When nothing came of a log for so long, it is read again when the list shows a change. */
  static final Duration LOG_LONGEST = Duration.ofMinutes(2);

  /** A log that is quiet may still grow without the list showing it: one is tried so often. */
  static final Duration TRICKLE = Duration.ofMinutes(2);

  /** Pull requests of sessions that have ended: first after this, then ever more seldom. */
  static final Duration PULL = Duration.ofMinutes(2);

  static final Duration PULL_LONGEST = Duration.ofHours(6);

  /**
   * Between two looks at a list.
   *
   * @param stretch of the account's budget
   * @param idle whether nothing runs, and nobody waits for a new one to appear
   */
  Duration list(double stretch, boolean idle) {
    return times(period, stretch * (idle ? WHEN_IDLE : 1));
  }

  /** Between two tries of something that did not go well, the first being 1. */
  Duration retry(int failures) {
    return times(period, 1 << Math.clamp(failures - 1, 0, 3));
  }

  /**
   * Between two looks at a log that brings news.
   *
   * @param live logs that are followed by the same account
   */
  Duration log(double stretch, int live) {
    var shortest = period.compareTo(LOG) < 0 ? period : LOG;
    var shared = LOG_EACH.multipliedBy(live);
    return times(shared.compareTo(shortest) > 0 ? shared : shortest, stretch);
  }

  /** How long a list may be silent before what it shows is out of sight. */
  Duration patience(Duration interval) {
    var three = interval.multipliedBy(3);
    return three.compareTo(SIGHT) > 0 ? three : SIGHT;
  }

  private static Duration times(Duration duration, double factor) {
    var longer = Duration.ofMillis((long) (duration.toMillis() * factor));
    return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
  }
}
