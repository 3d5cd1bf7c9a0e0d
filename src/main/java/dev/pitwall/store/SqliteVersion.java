package dev.pitwall.store;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A version of the SQLite library. */
record SqliteVersion(List<Integer> parts) implements Comparable<SqliteVersion> {
  private static final SqliteVersion FIRST_SOUND = of("3.51.3");
  // Made before the mend, numbered after it.
  private static final SqliteVersion WITHDRAWN = of("3.52.0");

  static SqliteVersion of(String text) {
    return new SqliteVersion(Stream.of(text.split("\\.")).map(Integer::valueOf).toList());
  }

  /** Whether it is free of the bug by which a reset of the WAL can damage the file. */
  boolean sound() {
    return compareTo(FIRST_SOUND) >= 0
        && !parts.subList(0, 2).equals(WITHDRAWN.parts.subList(0, 2));
  }

  private int part(int index) {
    return index < parts.size() ? parts.get(index) : 0;
  }

  @Override
  public int compareTo(SqliteVersion other) {
    return Comparator.<SqliteVersion>comparingInt(v -> v.part(0))
        .thenComparingInt(v -> v.part(1))
        .thenComparingInt(v -> v.part(2))
        .compare(this, other);
  }

  @Override
  public String toString() {
    return String.join(".", parts.stream().map(String::valueOf).toList());
  }
}
