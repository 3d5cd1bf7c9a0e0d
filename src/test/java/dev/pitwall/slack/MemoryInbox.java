package dev.pitwall.slack;

import dev.pitwall.delivery.Inbox;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps requests in memory; can be told to fail as a full disk does. */
final class MemoryInbox implements Inbox {
  private final Map<String, Item> kept = new LinkedHashMap<>();
  private final Map<String, Instant> done = new HashMap<>();
  private boolean full;
  private boolean broken;

  @Override
  public synchronized boolean keep(Item item) {
    if (full) {
      throw new IllegalStateException("database or disk is full");
    }
    return kept.putIfAbsent(item.id(), item) == null;
  }

  @Override
  public synchronized void done(List<String> ids, Instant now) {
    ids.forEach(id -> done.put(id, now));
    notifyAll();
  }

  synchronized void untilDone() throws InterruptedException {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (!open(1).isEmpty()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("not done within five seconds: " + open(9));
      }
      wait(left);
    }
  }

  @Override
  public synchronized List<Item> open(int most) {
    if (broken) {
      throw new IllegalStateException("disk I/O error");
    }
    return kept.values().stream().filter(item -> !done.containsKey(item.id())).limit(most).toList();
  }

  @Override
  public synchronized void forget(Instant doneBefore) {
    kept.keySet().removeIf(id -> done.getOrDefault(id, Instant.MAX).isBefore(doneBefore));
  }

  synchronized void full(boolean now) {
    full = now;
  }

  synchronized void broken(boolean now) {
    broken = now;
  }

  synchronized List<Item> all() {
    return List.copyOf(kept.values());
  }

  @Override
  public boolean stillOurs(Item item) {
    return true;
  }
}
