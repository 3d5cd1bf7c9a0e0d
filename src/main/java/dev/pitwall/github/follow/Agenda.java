package dev.pitwall.github.follow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to be done when; each thing stands in it once. Safe for many threads. */
public final class Agenda<K> {
  private final Map<K, Instant> times = new HashMap<>();
  private final PriorityQueue<Entry<K>> queue =
      new PriorityQueue<>(Comparator.comparing(Entry::at));

  private record Entry<K>(K what, Instant at) {}

  /** From now on, then. */
  public synchronized void put(K what, Instant at) {
    times.put(what, at);
    queue.add(new Entry<>(what, at));
  }

  /** Then, unless it is to be done sooner. */
  public synchronized void putIfSooner(K what, Instant at) {
    var planned = times.get(what);
    if (planned == null || at.isBefore(planned)) {
      put(what, at);
    }
  }

  public synchronized void remove(K what) {
    times.remove(what);
  }

  /** Takes what is due, the earliest first. */
  public synchronized List<K> take(Instant now) {
    var due = new ArrayList<K>();
    for (var head = head(); head != null && !head.at.isAfter(now); head = head()) {
      queue.remove();
      times.remove(head.what);
      due.add(head.what);
    }
    return due;
  }

  /** When the next thing is due. */
  public synchronized Optional<Instant> next() {
    return Optional.ofNullable(head()).map(Entry::at);
  }

  public synchronized int size() {
    return times.size();
  }

  private @Nullable Entry<K> head() {
    // What was put elsewhere or removed since is passed over.
    while (!queue.isEmpty() && !queue.element().at.equals(times.get(queue.element().what))) {
      queue.remove();
    }
    return queue.peek();
  }
}
