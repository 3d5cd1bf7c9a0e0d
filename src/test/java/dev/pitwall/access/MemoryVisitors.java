package dev.pitwall.access;

import dev.pitwall.session.Person;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers in memory who is expected. */
public final class MemoryVisitors implements Visitors {
  private final Map<String, Visit> expected = new HashMap<>();
  private final Map<String, String> endings = new HashMap<>();

  @Override
  public synchronized void expect(Visit visit, Instant now) {
    drop(visit.person());
    expected.put(visit.state(), visit);
  }

  @Override
  public synchronized void drop(Person person) {
    var dropped = expected.values().stream().filter(v -> v.person().equals(person)).toList();
    for (var visit : dropped) {
      expected.remove(visit.state());
      endings.put(visit.state(), OVERTAKEN);
    }
  }

  @Override
  public synchronized Optional<Visit> arrived(String state, Instant now) {
    return Optional.ofNullable(expected.remove(state)).filter(v -> v.until().isAfter(now));
  }

  @Override
  public synchronized void ended(String state, String how) {
    endings.put(state, how);
  }

  @Override
  public synchronized Optional<String> ending(String state) {
    return Optional.ofNullable(endings.get(state));
  }
}
