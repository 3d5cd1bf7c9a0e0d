package dev.pitwall.sandbox.slack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Switches for what goes wrong at Slack. Method faults are used up in the order they were set. */
public final class Faults {
  private final Map<String, Deque<Fault>> planned = new HashMap<>();
  private final Access access;
  private volatile Duration historyLag = Duration.ZERO;
  private volatile boolean unreachable;
  private volatile Function<String, Optional<Fault>> source = _ -> Optional.empty();

  Faults(Access access) {
    this.access = access;
  }

  /** The next calls of a method, such as {@code chat.update}, go wrong so. */
  public synchronized void next(int calls, String method, Fault fault) {
    var queue = planned.computeIfAbsent(method, _ -> new ArrayDeque<>());
    for (int i = 0; i < calls; i++) {
      queue.add(fault);
    }
  }

  /** Asked before each call that no fault was planned for, with its method. */
  public void from(Function<String, Optional<Fault>> newSource) {
    source = newSource;
  }

  /** History and replies do not show what is younger than this. */
  public void historyLag(Duration lag) {
    historyLag = lag;
  }

  /** Nothing of the API answers: connections break. */
  public void unreachable(boolean now) {
    unreachable = now;
  }

  /** Every call is refused so, such as {@code token_revoked}; empty to work again. */
  public void refuseToken(String error) {
    access.refuse(error);
  }

  /** Everything works again. */
  public synchronized void none() {
    planned.clear();
    historyLag = Duration.ZERO;
    unreachable = false;
    source = _ -> Optional.empty();
    access.refuse("");
  }

  Duration historyLag() {
    return historyLag;
  }

  boolean unreachable() {
    return unreachable;
  }

  synchronized Optional<Fault> take(String method) {
    var queue = planned.get(method);
    return queue == null || queue.isEmpty() ? source.apply(method) : Optional.of(queue.remove());
  }

  /** What is still to come, by method. */
  synchronized Map<String, Integer> planned() {
    var counts = new HashMap<String, Integer>();
    planned.forEach((method, queue) -> counts.put(method, queue.size()));
    return counts;
  }
}
