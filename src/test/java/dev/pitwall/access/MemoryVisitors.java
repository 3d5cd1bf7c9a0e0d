package dev.pitwall.access;

import dev.pitwall.session.Person;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Remembers in memory who is expected. */
public final class MemoryVisitors implements Visitors {
  private final Map<String, Visit> expected = new HashMap<>();
  private final Map<String, Visit> arrived = new HashMap<>();
  private final Map<String, String> endings = new HashMap<>();

  /** Whether the instance that expects them is gone. */
  public boolean gone;

  @Override
  public synchronized void expect(Visit visit, Instant now) {
    drop(visit.person());
    expected.put(visit.state(), visit);
  }

  @Override
  public synchronized void drop(Person person) {
    var dropped =
        Stream.concat(expected.values().stream(), arrived.values().stream())
            .filter(v -> v.person().equals(person))
            .toList();
    for (var visit : dropped) {
      expected.remove(visit.state());
      endings.putIfAbsent(visit.state(), OVERTAKEN);
    }
  }

  @Override
  public synchronized Optional<Visit> left(Person person, Instant now) {
    return expected.values().stream()
        .filter(v -> gone && v.person().equals(person) && v.until().isAfter(now))
        .findFirst();
  }

  @Override
  public synchronized Optional<Visit> arrived(String state, Instant now) {
    var visit = Optional.ofNullable(expected.remove(state)).filter(v -> v.until().isAfter(now));
    visit.ifPresent(v -> arrived.put(state, v));
    return visit;
  }

  @Override
  public synchronized void ended(String state, String how) {
    endings.putIfAbsent(state, how);
  }

  @Override
  public synchronized Optional<String> ending(String state) {
    return Optional.ofNullable(endings.get(state));
  }
}
