package dev.pitwall.sandbox.github.wire;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Switches for what goes wrong. Those of a route are used up in the order they were set. */
public final class Faults {
  private final Map<String, Deque<Fault>> planned = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private volatile boolean unreachable;
  private volatile boolean cancelIgnored;
  private volatile int hidden;
  private volatile boolean pagesShift;
  private volatile Duration listLag = Duration.ZERO;
  private final List<String> shifted = new CopyOnWriteArrayList<>();

  /** Routes that can go wrong from now on. */
  public void know(Routes routes) {
    known.addAll(routes.names());
  }

  /**
   * The next requests of a route go wrong so.
   *
   * @param route such as {@code GET /agents/tasks/{id}}, see {@link Path#name()}
   */
  public synchronized void next(int requests, String route, Fault fault) {
    if (!known.contains(route)) {
      throw new IllegalArgumentException("No route " + route + "; there are " + known);
    }
    var queue = planned.computeIfAbsent(route, _ -> new ArrayDeque<>());
    for (int i = 0; i < requests; i++) {
      queue.add(fault);
    }
  }

  /** Nothing answers: connections break. */
  public void unreachable(boolean now) {
    unreachable = now;
  }

  /** Cancelled runs end, but their sessions stay {@code in_progress}. */
  public void cancelIgnored(boolean now) {
    cancelIgnored = now;
  }

  /**
   * Lists of tasks begin with this many that the caller may not see: they take their place on a
   * page and are left out, so pages are short or empty with {@code rel="next"}.
   */
  public void hidden(int tasks) {
    hidden = tasks;
  }

  /** After each page of a list of tasks that has a next one, the last task moves to the front. */
  public void pagesShift(boolean now) {
    pagesShift = now;
  }

  /** A task has moved to the front of its list. */
  public void shifted(String task) {
    shifted.add(task);
  }

  /** Tasks that have moved while somebody turned pages, in that order. */
  public List<String> shifted() {
    return List.copyOf(shifted);
  }

  /** Lists of tasks do not show those that were begun more recently than this. */
  public void listLag(Duration lag) {
    listLag = lag;
  }

  /** Everything works again. */
  public synchronized void none() {
    planned.clear();
    unreachable = false;
    cancelIgnored = false;
    hidden = 0;
    pagesShift = false;
    listLag = Duration.ZERO;
  }

  public boolean unreachable() {
    return unreachable;
  }

  public boolean cancelIgnored() {
    return cancelIgnored;
  }

  public int hidden() {
    return hidden;
  }

  public boolean pagesShift() {
    return pagesShift;
  }

  public Duration listLag() {
    return listLag;
  }

  synchronized Optional<Fault> take(String route) {
    var queue = planned.get(route);
    return queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
  }
}
