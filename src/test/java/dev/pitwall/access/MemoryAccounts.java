package dev.pitwall.access;

import dev.pitwall.session.Person;
import dev.pitwall.session.SessionStore.StoreException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps accounts in memory; can be told to fail as a full disk does. */
public final class MemoryAccounts implements AccountStore {
  final Map<Person, Row> rows = new LinkedHashMap<>();
  private final Map<Person, Instant> renewing = new HashMap<>();
  public boolean full;

  @Override
  public synchronized List<Row> all() {
    return List.copyOf(rows.values());
  }

  @Override
  public synchronized Optional<Row> find(Person person) {
    return Optional.ofNullable(rows.get(person));
  }

  @Override
  public synchronized void store(Row row) {
    if (full) {
      throw new StoreException("The disk is full.", null);
    }
    rows.put(row.person(), row);
    renewing.remove(row.person());
  }

  @Override
  public synchronized Reservation reserve(Row seen, Instant now, Instant until) {
    var taken = renewing.get(seen.person());
    if (!seen.equals(rows.get(seen.person())) || (taken != null && taken.isAfter(now))) {
      return Reservation.NOT_NOW;
    }
    renewing.put(seen.person(), until);
    return taken == null ? Reservation.FIRST : Reservation.AFTER_ANOTHER;
  }

  @Override
  public synchronized void release(Row seen) {
    renewing.remove(seen.person());
  }

  @Override
  public synchronized boolean replace(Row seen, Row next) {
    if (!seen.equals(rows.get(seen.person()))) {
      return false;
    }
    store(next);
    return true;
  }

  @Override
  public synchronized boolean remove(Row seen) {
    return rows.remove(seen.person(), seen);
  }

  @Override
  public synchronized boolean remove(Person person) {
    return rows.remove(person) != null;
  }
}
