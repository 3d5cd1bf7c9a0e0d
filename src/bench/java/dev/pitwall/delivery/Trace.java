package dev.pitwall.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What happens to busy cards: each works in bursts of steps some twenty seconds apart, and now and
 * then rests for some seconds, which is a change of state, as is going on.
 *
 * @param events in order of time
 */
public record Trace(int cards, List<Event> events) {
  public Trace {
    events = List.copyOf(events);
  }

  /**
   * Something changes what a card should show.
   *
   * @param lifecycle the state changes; otherwise only what it does
   */
  public record Event(long atMillis, int card, boolean lifecycle) {}

  /**
   * Always the same for the same arguments.
   *
   * @param rest how long a card works at least before it rests; at most it is three times as long
   */
  public static Trace of(int cards, Duration length, Duration rest, long seed) {
    var random = new Random(seed);
    var events = new ArrayList<Event>();
    for (int card = 0; card < cards; card++) {
      long at = random.nextInt(20_000);
      long restAt = at + work(random, rest);
      while (at < length.toMillis()) {
        if (at > restAt) {
          events.add(new Event(at, card, true));
          at += 5_000 + random.nextInt(25_000);
          events.add(new Event(at, card, true));
          restAt = at + work(random, rest);
        }
        int steps = 5 + random.nextInt(16);
        for (int i = 0; i < steps; i++) {
          at += 250 + random.nextInt(1_000);
          events.add(new Event(at, card, false));
        }
        at += 10_000 + random.nextInt(20_000);
      }
    }
    events.removeIf(e -> e.atMillis >= length.toMillis());
    events.sort(Comparator.comparingLong(Event::atMillis).thenComparingInt(Event::card));
    return new Trace(cards, events);
  }

  private static long work(Random random, Duration rest) {
    return rest.toMillis() + random.nextInt((int) (2 * rest.toMillis()));
  }

  /** Changes of state in a minute, on average. */
  public double statesPerMinute() {
    long states = events.stream().filter(Event::lifecycle).count();
    return states * 60_000.0 / events.getLast().atMillis;
  }

  /** The events of one card. */
  List<Event> of(int card) {
    return events.stream().filter(e -> e.card == card).toList();
  }

  /** The channel that a card is in, of so many. */
  static int channel(int card, int channels) {
    return card % channels;
  }

  /**
   * The fewest edits that show each change of state in time and all others as fresh, on average, as
   * given, had Slack no limit: each edit as late as the most urgent change that waits allows, and
   * then it shows all that waits. Changes of state are shown by the card, others by the one message
   * of their channel. A card that left what it was doing on show would be wrong from then on: each
   * is edited when its news go to the channel's message and when they come back, unless its state
   * changes just then, and that message once more at its end.
   */
  public int least(Duration lifecycle, Duration meanAge, int channels) {
    return leastOfNews(lifecycle, meanAge, channels) + handOvers() + channels;
  }

  private int handOvers() {
    int edits = 0;
    for (int card = 0; card < cards; card++) {
      var all = of(card);
      edits += all.getFirst().lifecycle ? 0 : 1;
      edits += all.getLast().lifecycle ? 0 : 1;
    }
    return edits;
  }

  /** As {@link #least}, had cards not to say that their news are elsewhere. */
  public int leastOfNews(Duration lifecycle, Duration meanAge, int channels) {
    long fresh = 1;
    long stale = Duration.ofHours(1).toMillis();
    while (fresh + 1 < stale) {
      long middle = (fresh + stale) / 2;
      if (news(middle, channels).meanAge() > meanAge.toMillis()) {
        stale = middle;
      } else {
        fresh = middle;
      }
    }
    return states(lifecycle.toMillis()).edits + news(fresh, channels).edits;
  }

  private Plan states(long within) {
    var plan = new Plan();
    for (int card = 0; card < cards; card++) {
      plan.show(of(card).stream().filter(Event::lifecycle).toList(), within);
    }
    return plan;
  }

  private Plan news(long within, int channels) {
    var plan = new Plan();
    for (int channel = 0; channel < channels; channel++) {
      int in = channel;
      plan.show(
          events.stream().filter(e -> !e.lifecycle && channel(e.card, channels) == in).toList(),
          within);
    }
    return plan;
  }

  /** Edits as they would be planned by somebody who knows the future. */
  private static final class Plan {
    private int edits;
    private long ages;
    private long changes;

    double meanAge() {
      return (double) ages / changes;
    }

    void show(List<Event> events, long within) {
      var waiting = new ArrayList<Event>();
      long deadline = Long.MAX_VALUE;
      for (var event : events) {
        if (event.atMillis > deadline) {
          edit(waiting, deadline);
          deadline = Long.MAX_VALUE;
        }
        waiting.add(event);
        deadline = Math.min(deadline, event.atMillis + within);
      }
      if (!waiting.isEmpty()) {
        edit(waiting, deadline);
      }
    }

    private void edit(List<Event> shown, long at) {
      edits++;
      for (var event : shown) {
        ages += at - event.atMillis;
        changes++;
      }
      shown.clear();
    }
  }
}
