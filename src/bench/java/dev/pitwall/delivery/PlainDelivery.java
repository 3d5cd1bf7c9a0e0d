package dev.pitwall.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.PriorityQueue;

/** What is usual, with the same trace and the same budget. */
public final class PlainDelivery {
  static final Duration LATENCY = Duration.ofMillis(100);

  private final Trace trace;
  private final Shown shown;
  private final TokenBucket bucket = new TokenBucket(Pace.SLACK.edits(), Instant.EPOCH);
  private Instant free = Instant.EPOCH;

  private PlainDelivery(Trace trace) {
    this.trace = trace;
    this.shown = new Shown(trace);
  }

  /** Every change is an edit; first come, first served. */
  public static Shown firstCome(Trace trace) {
    var plain = new PlainDelivery(trace);
    var events = new HashMap<Integer, Integer>();
    for (var event : trace.events()) {
      int count = events.merge(event.card(), 1, Integer::sum);
      plain.edit(event.card(), plain.begin(event.atMillis()), count);
    }
    return plain.shown;
  }

  /** A card is edited so long after the first change that it does not show, to its newest state. */
  public static Shown debounced(Trace trace, Duration by) {
    var plain = new PlainDelivery(trace);
    var due = new PriorityQueue<Due>(Comparator.comparingLong(Due::atMillis));
    for (int card = 0; card < trace.cards(); card++) {
      plain.next(card, -1, by, due);
    }
    while (!due.isEmpty()) {
      var first = due.remove();
      long at = plain.begin(first.atMillis);
      var events = trace.of(first.card);
      plain.edit(first.card, at, (int) events.stream().filter(e -> e.atMillis() <= at).count());
      plain.next(first.card, at, by, due);
    }
    return plain.shown;
  }

  private void next(int card, long after, Duration by, PriorityQueue<Due> due) {
    trace.of(card).stream()
        .filter(e -> e.atMillis() > after)
        .findFirst()
        .ifPresent(e -> due.add(new Due(e.atMillis() + by.toMillis(), card)));
  }

  private void edit(int card, long atMillis, int events) {
    shown.edit(card, atMillis + LATENCY.toMillis(), events);
  }

  /** When the budget allows the call that is wanted then. */
  private long begin(long wanted) {
    var at = Instant.ofEpochMilli(wanted);
    free = bucket.holds(1, free.isAfter(at) ? free : at);
    bucket.take(free);
    return free.toEpochMilli();
  }

  private record Due(long atMillis, int card) {}
}
