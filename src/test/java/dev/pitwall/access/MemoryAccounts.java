package dev.pitwall.access;

import dev.pitwall.session.Person;
import dev.pitwall.session.SessionStore.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps accounts in memory; can be told to fail as a full disk does. */
public final class MemoryAccounts implements AccountStore {
  final Map<Person, Row> rows = new LinkedHashMap<>();
  public boolean full;

  @Override
  public synchronized List<Row> all() {
    return List.copyOf(rows.values());
  }

  @Override
  public synchronized void store(Row row) {
    if (full) {
      throw new StoreException("The disk is full.", null);
    }
    rows.put(row.person(), row);
  }

  @Override
  public synchronized boolean remove(Person person) {
    return rows.remove(person) != null;
  }
}
