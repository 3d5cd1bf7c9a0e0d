package dev.pitwall.sandbox.slack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest of many things, so that a demo may run for weeks. */
final class Kept<T> {
  private static final int MOST = 20_000;

  private final Deque<T> latest = new ArrayDeque<>();

  synchronized void add(T one) {
    latest.add(one);
    if (latest.size() > MOST) {
      latest.removeFirst();
    }
  }

  synchronized List<T> all() {
    return List.copyOf(latest);
  }

  synchronized void clear() {
    latest.clear();
  }
}
