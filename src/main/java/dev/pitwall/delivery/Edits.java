package dev.pitwall.delivery;

import dev.pitwall.delivery.TokenBucket.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A workspace's edits: how many Slack takes in any minute, the burst included, and how many of them
 * have been made. Not safe for several threads.
 */
final class Edits {
  // And a second: some are under way longer than others, and are closer to them at Slack.
  private static final Duration MINUTE = Duration.ofSeconds(61);
  // Long enough that a few sessions which begin or end together do not count as the usual.
  private static final Duration OF_LATE = Duration.ofMinutes(5);

  private final LearnedRate learned;
  private final Deque<Instant> made = new ArrayDeque<>();
  private final Deque<Instant> urgent = new ArrayDeque<>();

  /**
   * @param since when this process began to make them: in the minute before, another may have made
   *     as many as Slack takes
   * @param left of which so many are taken to be left
   */
  Edits(LearnedRate learned, Instant since, int left, Instant now) {
    this.learned = learned;
    int before = mostPerMinute(now) - left;
    for (int i = before; i > 0; i--) {
      made.addLast(since.minus(MINUTE.multipliedBy(i - 1).dividedBy(before)));
    }
  }

  /** How many Slack takes in any minute. */
  double perMinute(Instant now) {
    var rate = learned.rate(now);
    return rate.burst() + rate.perMinute();
  }

  /** How fast they may come: in a burst after a rest, then evenly. */
  Rate rate(Instant now) {
    return new Rate(learned.rate(now).burst(), perMinute(now));
  }

  /** When so many more may be made; the given time when they may now. */
  Instant holds(int wanted, Instant now) {
    last(made, MINUTE, now);
    int most = mostPerMinute(now);
    int over = made.size() + Math.min(wanted, most) - most;
    return over <= 0 ? now : made.stream().skip(over - 1L).findFirst().orElse(now).plus(MINUTE);
  }

  void take(boolean isUrgent, Instant now) {
    made.addLast(now);
    if (isUrgent) {
      urgent.addLast(now);
    }
  }

  /** One was not made after all. */
  void giveBack(boolean isUrgent) {
    made.pollLast();
    if (isUrgent) {
      urgent.pollLast();
    }
  }

  /** More were wanted than there are. */
  void scarce() {
    learned.scarce();
  }

  /** Slack refused one and takes none before the given time. */
  void refused(Instant until) {
    learned.refused(until);
  }

  /** How many a minute, of late, news had to wait for. */
  double urgentPerMinute(Instant now) {
    last(urgent, OF_LATE, now);
    return (double) urgent.size() / OF_LATE.toMinutes();
  }

  private int mostPerMinute(Instant now) {
    return (int) perMinute(now);
  }

  /** Keeps what was within so long; a clock that was put back makes nothing of what it told. */
  private static void last(Deque<Instant> times, Duration length, Instant now) {
    while (!times.isEmpty() && !times.getFirst().plus(length).isAfter(now)) {
      times.removeFirst();
    }
    while (!times.isEmpty() && times.getLast().isAfter(now)) {
      times.removeLast();
    }
  }
}
