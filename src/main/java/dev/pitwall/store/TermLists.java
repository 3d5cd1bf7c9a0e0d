package dev.pitwall.store;

import dev.pitwall.store.Terms.Wanted;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The lists of one wanted term, or of all terms with a beginning, as a search reads them. */
final class TermLists {
  // From the few stretches to their terms: the other way round reads the term's whole history.
  private static final String LISTS =
      """
      SELECT term.stretch, term.numbers FROM stretch CROSS JOIN term
      WHERE stretch.workspace = ? AND stretch.first_nr BETWEEN ? AND ?
        AND term.workspace = stretch.workspace AND term.stretch = stretch.first_nr
        AND term.term BETWEEN ? AND ?
      """;

  private final Wanted wanted;
  private long bytes;
  private long stretches;

  TermLists(Wanted wanted) {
    this.wanted = wanted;
  }

  /** Bytes for each stretch, so far: the fewer, the rarer. One not read yet is worth a try. */
  double density() {
    return stretches == 0 ? 0 : (double) bytes / stretches;
  }

  /** By stretch, every number. */
  NavigableMap<Long, long[]> all(Sql sql, String workspace, long from, long to, int count)
      throws SQLException {
    stretches += count;
    var lists = new TreeMap<Long, List<long[]>>();
    read(
        sql,
        workspace,
        from,
        to,
        (stretch, list) ->
            lists.computeIfAbsent(stretch, s -> new ArrayList<>(1)).add(Numbers.decode(list)));
    var all = new TreeMap<Long, long[]>();
    lists.forEach((stretch, some) -> all.put(stretch, Numbers.union(some)));
    return all;
  }

  /** Those of the given numbers that have the term; no stretch is left empty. */
  NavigableMap<Long, long[]> among(
      NavigableMap<Long, long[]> some, Sql sql, String workspace, int count) throws SQLException {
    var among = new TreeMap<Long, long[]>();
    stretches += some.size();
    ListReader reader =
        (stretch, list) -> {
          var numbers = some.getOrDefault(stretch, Numbers.NONE);
          var both = Numbers.intersection(numbers, list);
          if (both.length > 0) {
            among.merge(stretch, both, (a, b) -> Numbers.union(List.of(a, b)));
          }
        };
    if (some.size() > count / 2) {
      read(sql, workspace, some.firstKey(), some.lastKey(), reader);
    } else {
      // A beginning that many terms share has long lists in the stretches between, too.
      for (long stretch : some.keySet()) {
        read(sql, workspace, stretch, stretch, reader);
      }
    }
    return among;
  }

  private void read(Sql sql, String workspace, long from, long to, ListReader reader)
      throws SQLException {
    try (var query = sql.prepare(LISTS)) {
      query.setString(1, workspace);
      query.setLong(2, from);
      query.setLong(3, to);
      query.setString(4, wanted.from());
      query.setString(5, wanted.to());
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          var list = rows.getBytes(2);
          bytes += list.length;
          reader.take(rows.getLong(1), list);
        }
      }
    }
  }

  /** Takes one list, encoded. */
  private interface ListReader {
    void take(long stretch, byte[] list);
  }
}
