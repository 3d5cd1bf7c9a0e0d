package dev.pitwall.github.log;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was put into it first when it holds too much. */
final class Latest<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int most;

  Latest(int most) {
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
