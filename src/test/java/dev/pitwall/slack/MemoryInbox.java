package dev.pitwall.slack;

import dev.pitwall.delivery.Inbox;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Keeps requests in memory; can be told to fail as a full disk does. */
final class MemoryInbox implements Inbox {
  private final Map<String, Item> kept = new LinkedHashMap<>();
  private final Map<String, Instant> done = new HashMap<>();
  private boolean full;
  private boolean broken;
  private boolean takenOver;
  private boolean askedInVain;

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

  void untilDone() throws InterruptedException {
    until(() -> open(1).isEmpty());
  }

  /** Until somebody has heard that what they do is another instance's now. */
  void untilAskedInVain() throws InterruptedException {
    until(() -> askedInVain);
  }

  private synchronized void until(BooleanSupplier so) throws InterruptedException {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (!so.getAsBoolean()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("not so within five seconds: " + open(9));
      }
      wait(left);
    }
  }

  /** From now on all that is there is another instance's. */
  synchronized void takenOver() {
    takenOver = true;
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
  public synchronized boolean stillOurs(Item item) {
    askedInVain |= takenOver;
    notifyAll();
    return !takenOver;
  }
}
