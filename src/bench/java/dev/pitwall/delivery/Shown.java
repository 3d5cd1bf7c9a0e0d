package dev.pitwall.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** When changes of a trace were shown. */
public final class Shown {
  private final Trace trace;
  private final List<List<Edit>> edits = new ArrayList<>();
  private int calls;
  private int refused;

  Shown(Trace trace) {
    this.trace = trace;
    for (int card = 0; card < trace.cards(); card++) {
      edits.add(new ArrayList<>());
    }
  }

  /**
   * An edit that shows so many of a card's events.
   *
   * @param states whether it shows changes of state where they belong, on the card itself
   * @param others whether it shows the other changes
   */
  private record Edit(long atMillis, int events, boolean states, boolean others) {}

  /** An edit of a card that shows everything. */
  void edit(int card, long atMillis, int events) {
    edit();
    shows(card, atMillis, events, true, true);
  }

  void edit() {
    calls++;
  }

  void shows(int card, long atMillis, int events, boolean states, boolean others) {
    edits.get(card).add(new Edit(atMillis, events, states, others));
  }

  void refused() {
    calls++;
    refused++;
  }

  /** Calls, the refused ones too. */
  public int calls() {
    return calls;
  }

  /** Calls that Slack refused. */
  public int refusals() {
    return refused;
  }

  /** The given part of all changes, such as 0.99, was shown in no longer than this. */
  public Duration latency(boolean lifecycle, double part) {
    var all = latencies(lifecycle);
    return Duration.ofMillis(all.get((int) Math.ceil(part * all.size()) - 1));
  }

  /** How long it took on average until a change that is none of state was shown. */
  public Duration meanAge() {
    var all = latencies(false);
    return Duration.ofMillis((long) all.stream().mapToLong(l -> l).average().orElse(0));
  }

  private List<Long> latencies(boolean lifecycle) {
    var all = new ArrayList<Long>();
    for (int card = 0; card < trace.cards(); card++) {
      var events = trace.of(card);
      for (int i = 0; i < events.size(); i++) {
        if (events.get(i).lifecycle() == lifecycle) {
          all.add(shown(card, i, lifecycle) - events.get(i).atMillis());
        }
      }
    }
    Collections.sort(all);
    return all;
  }

  private long shown(int card, int event, boolean lifecycle) {
    return edits.get(card).stream()
        .filter(edit -> lifecycle ? edit.states : edit.others)
        .filter(edit -> edit.events > event)
        .mapToLong(Edit::atMillis)
        .min()
        .orElseThrow(() -> new IllegalStateException("a change was never shown"));
  }
}
