package dev.pitwall.store;

import dev.pitwall.store.Terms.Wanted;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the newest sessions that have all of some terms. Stretches of sessions in which one of the
 * terms does not occur are passed over without looking at any session.
 */
final class TermSearch {
  // The newest stretch up to a bound in which a term occurs.
  private static final String NEXT =
      """
      SELECT first_nr FROM stretch
      WHERE workspace = ? AND first_nr <= ? AND EXISTS (
        SELECT 1 FROM term
        WHERE term.workspace = stretch.workspace AND term.stretch = stretch.first_nr
          AND term.term >= ? AND term.term <= ?)
      ORDER BY first_nr DESC LIMIT 1
      """;
  private static final String NUMBERS =
      "SELECT numbers FROM term WHERE workspace = ? AND stretch = ? AND term >= ? AND term <= ?";
  private static final long NO_STRETCH = Long.MIN_VALUE;

  private final Sql sql;
  private final String workspace;
  private final List<Wanted> wanted;

  TermSearch(Sql sql, String workspace, List<Wanted> wanted) {
    this.sql = sql;
    this.workspace = workspace;
    this.wanted = wanted;
  }

  /** Up to so many numbers below the bound, the greatest ones; ascending. */
  long[] newest(long bound, int limit) throws SQLException {
    var found = Numbers.NONE;
    long stretch = common(bound);
    while (stretch != NO_STRETCH && found.length < limit) {
      var here = Numbers.below(all(stretch), bound);
      int rest = Math.min(here.length, limit - found.length);
      found = Numbers.union(List.of(Numbers.last(here, rest), found));
      stretch = common(stretch - 1);
    }
    return found;
  }

  /** The newest stretch up to the bound in which every term occurs. */
  private long common(long bound) throws SQLException {
    long stretch = bound;
    int agreed = 0;
    for (int i = 0; agreed < wanted.size(); i = (i + 1) % wanted.size()) {
      long next = next(wanted.get(i), stretch);
      if (next == NO_STRETCH) {
        return NO_STRETCH;
      }
      agreed = next == stretch ? agreed + 1 : 1;
      stretch = next;
    }
    return stretch;
  }

  private long next(Wanted term, long bound) throws SQLException {
    try (var query = sql.prepare(NEXT)) {
      query.setString(1, workspace);
      query.setLong(2, bound);
      query.setString(3, term.from());
      query.setString(4, term.to());
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getLong(1) : NO_STRETCH;
      }
    }
  }

  private long[] all(long stretch) throws SQLException {
    var common = numbers(wanted.getFirst(), stretch);
    for (var term : wanted.subList(1, wanted.size())) {
      common = common.length == 0 ? common : Numbers.intersection(common, numbers(term, stretch));
    }
    return common;
  }

  private long[] numbers(Wanted term, long stretch) throws SQLException {
    try (var query = sql.prepare(NUMBERS)) {
      query.setString(1, workspace);
      query.setLong(2, stretch);
      query.setString(3, term.from());
      query.setString(4, term.to());
      var lists = new ArrayList<long[]>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          lists.add(Numbers.decode(rows.getBytes(1)));
        }
      }
      return Numbers.union(lists);
    }
  }
}
