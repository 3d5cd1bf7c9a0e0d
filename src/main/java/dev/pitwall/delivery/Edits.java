package dev.pitwall.delivery;

import dev.pitwall.delivery.TokenBucket.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;

/**
 * A workspace's edits: how many Slack takes in any minute, the burst included, and when those were
 * made that count; these survive a restart. Not safe for several threads.
 */
final class Edits {
  // And a second: some are under way longer than others, and are closer to them at Slack.
  private static final Duration MINUTE = Duration.ofSeconds(61);
  // Long enough that a few sessions which begin or end together do not count as the usual.
  private static final Duration OF_LATE = Duration.ofMinutes(5);

  private final DeliveryStore store;
  private final String bucket;
  private final LearnedRate learned;
  private final Deque<Made> made = new ArrayDeque<>();
  private final BitSet places = new BitSet();
  private final Deque<Instant> urgent = new ArrayDeque<>();

  Edits(DeliveryStore store, String bucket, Rate promised, Instant now) {
    this.store = store;
    this.bucket = bucket;
    this.learned = new LearnedRate(store, bucket, promised, now);
    store.made(bucket, now.minus(MINUTE)).entrySet().stream()
        .map(entry -> new Made(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Made::at))
        .forEach(this::add);
  }

  private void add(Made one) {
    made.addLast(one);
    places.set(one.place);
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
    forget(now);
    int most = mostPerMinute(now);
    int over = made.size() + Math.min(wanted, most) - most;
    return over <= 0
        ? now
        : made.stream().skip(over - 1L).findFirst().map(m -> m.at).orElse(now).plus(MINUTE);
  }

  /** One is made now, which is kept before it is. */
  void take(boolean isUrgent, Instant now) {
    int place = places.nextClearBit(0);
    store.made(bucket, place, now);
    add(new Made(place, now));
    if (isUrgent) {
      urgent.addLast(now);
    }
  }

  /** The last one was not made after all. */
  void giveBack(boolean isUrgent) {
    if (!made.isEmpty()) {
      places.clear(made.removeLast().place);
    }
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
    urgent.removeIf(time -> !within(OF_LATE, time, now));
    return (double) urgent.size() / OF_LATE.toMinutes();
  }

  private int mostPerMinute(Instant now) {
    return (int) perMinute(now);
  }

  private void forget(Instant now) {
    made.removeIf(one -> {
      boolean past = !within(MINUTE, one.at, now);
      if (past) {
        places.clear(one.place);
      }
      return past;
    });
  }

  /** A clock that was put back makes nothing of what it told. */
  private static boolean within(Duration length, Instant time, Instant now) {
    return time.plus(length).isAfter(now) && !time.isAfter(now);
  }

  /**
   * An edit.
   *
   * @param place where it is kept, until it counts no more
   */
  private record Made(int place, Instant at) {}
}
