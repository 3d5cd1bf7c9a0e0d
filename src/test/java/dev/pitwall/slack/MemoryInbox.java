package dev.pitwall.slack;

import dev.pitwall.delivery.Inbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps requests in memory; can be told to fail as a full disk does. */
final class MemoryInbox implements Inbox {
  private final Map<String, Item> kept = new LinkedHashMap<>();
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private boolean full;

  @Override
  public synchronized boolean keep(Item item) {
    if (full) {
      throw new IllegalStateException("database or disk is full");
    }
    return kept.putIfAbsent(item.id(), item) == null;
  }

  @Override
  public synchronized void done(String id, Instant now) {
    done.add(id);
  }

  @Override
  public synchronized List<Item> open() {
    return kept.values().stream().filter(item -> !done.contains(item.id())).toList();
  }

  @Override
  public void forget(Instant doneBefore) {
    throw new UnsupportedOperationException();
  }

  synchronized void full(boolean now) {
    full = now;
  }

  synchronized List<Item> all() {
    return List.copyOf(kept.values());
  }
}
