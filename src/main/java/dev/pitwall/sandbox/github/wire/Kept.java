package dev.pitwall.sandbox.github.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest of many things, so that a demo may run for weeks. */
public final class Kept<T> {
  private static final int MOST = 50_000;

  private final Deque<T> latest = new ArrayDeque<>();

  public synchronized void add(T one) {
    latest.add(one);
    if (latest.size() > MOST) {
      latest.removeFirst();
    }
  }

  public synchronized List<T> all() {
    return List.copyOf(latest);
  }

  public synchronized void clear() {
    latest.clear();
  }
}
