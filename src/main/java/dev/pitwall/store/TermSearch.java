package dev.pitwall.store;

import dev.pitwall.store.Terms.Wanted;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds the newest sessions that have all of some terms, without looking at any session: by the
 * lists of a few stretches at a time, of the rarest term first.
 */
final class TermSearch {
  private static final String STRETCHES =
      """
      SELECT first_nr FROM stretch WHERE workspace = ? AND first_nr <= ?
      ORDER BY first_nr DESC LIMIT ?
      """;
  private static final int MOST_AT_ONCE = 64;

  private final Sql sql;
  private final String workspace;
  private final List<TermLists> terms;

  TermSearch(Sql sql, String workspace, List<Wanted> wanted) {
    this.sql = sql;
    this.workspace = workspace;
    this.terms = new ArrayList<>(wanted.stream().map(TermLists::new).toList());
  }

  /** Up to so many numbers below the bound, the greatest ones; ascending. */
  long[] newest(long bound, int limit) throws SQLException {
    var found = Numbers.NONE;
    long rest = bound - 1;
    // What many sessions match is found at once; for what few match, ever more is looked through.
    for (int atOnce = 2; found.length < limit; atOnce = Math.min(atOnce * 2, MOST_AT_ONCE)) {
      var stretches = stretches(rest, atOnce);
      if (stretches.isEmpty()) {
        break;
      }
      for (var here : common(stretches).descendingMap().values()) {
        var some = Numbers.below(here, bound);
        some = Numbers.last(some, Math.min(some.length, limit - found.length));
        found = Numbers.union(List.of(some, found));
      }
      rest = stretches.getLast() - 1;
    }
    return found;
  }

  /** The newest ones up to a number, newest first. */
  private List<Long> stretches(long bound, int limit) throws SQLException {
    var stretches = new ArrayList<Long>();
    try (var query = sql.prepare(STRETCHES)) {
      query.setString(1, workspace);
      query.setLong(2, bound);
      query.setInt(3, limit);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          stretches.add(rows.getLong(1));
        }
      }
    }
    return stretches;
  }

  /** By stretch, the numbers that have every term. */
  private NavigableMap<Long, long[]> common(List<Long> stretches) throws SQLException {
    terms.sort(Comparator.comparingDouble(TermLists::density));
    long from = stretches.getLast();
    long to = stretches.getFirst();
    NavigableMap<Long, long[]> common =
        terms.getFirst().all(sql, workspace, from, to, stretches.size());
    for (var term : terms.subList(1, terms.size())) {
      if (common.isEmpty()) {
        return new TreeMap<>();
      }
      common = term.among(common, sql, workspace, stretches.size());
    }
    return common;
  }
}
