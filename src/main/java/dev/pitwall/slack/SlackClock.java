package dev.pitwall.slack;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What time it is at Slack, as its answers tell. */
final class SlackClock {
  /** How far apart clocks may be without anybody minding. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(SlackClock.class);

  private final InstantSource clock;
  private @Nullable Duration ahead;
  private boolean wrong;

  /**
   * @param clock this machine's
   */
  SlackClock(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * An answer came just now.
   *
   * @param date its {@code Date} header, if it has one
   */
  synchronized void told(@Nullable String date) {
    if (date == null) {
      return;
    }
    try {
      var there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      ahead = Duration.between(there, clock.instant());
      compare(ahead);
    } catch (DateTimeException _) {
      LOG.debug("Slack's Date header is none: {}", date);
    }
  }

  private void compare(Duration found) {
    boolean apart = found.abs().compareTo(TOLERANCE) > 0;
    if (apart && !wrong) {
      LOG.warn(
          "Pitwall's clock is {} s {} Slack's. Set this machine's clock right; if it was put back"
              + " just now, Pitwall's follows within hours.",
          found.abs().toSeconds(),
          found.isNegative() ? "behind" : "ahead of");
    } else if (wrong && !apart) {
      LOG.info("Pitwall's clock agrees with Slack's again.");
    }
    wrong = apart;
  }

  /** The time there; empty when Slack has not told it yet. */
  synchronized Optional<Instant> now() {
    return Optional.ofNullable(ahead).map(clock.instant()::minus);
  }

  /** How far this machine's clock is ahead; zero when that is not known or nobody minds. */
  synchronized Duration ahead() {
    return ahead == null || !wrong ? Duration.ZERO : ahead;
  }
}
