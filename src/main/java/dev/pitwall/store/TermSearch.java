package dev.pitwall.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the newest sessions that have all of some terms, without looking at any session: goes down
 * the list of the rarest term, and in the others to where its numbers would be.
 */
final class TermSearch {
  private final Sql sql;
  private final String space;
  private final List<String> terms;

  /**
   * @param terms one at least
   */
  TermSearch(Sql sql, String space, List<String> terms) {
    this.sql = sql;
    this.space = space;
    this.terms = terms;
  }

  /** Up to so many numbers below the bound, the greatest ones; ascending. */
  long[] newest(long bound, int limit) throws SQLException {
    var lists = rarestFirst(bound);
    if (lists.isEmpty()) {
      return Numbers.NONE;
    }
    var found = Numbers.NONE;
    for (long rest = bound; found.length < limit; ) {
      var some = lists.getFirst().below(rest);
      if (some.length == 0) {
        break;
      }
      rest = some[0];
      for (var list : lists.subList(1, lists.size())) {
        some = list.among(some);
      }
      some = Numbers.last(some, Math.min(some.length, limit - found.length));
      found = Numbers.union(List.of(some, found));
    }
    return found;
  }

  /** By how dense each is near the bound; none when one of them has nothing below it. */
  private List<PostingList> rarestFirst(long bound) throws SQLException {
    record Seen(PostingList list, long oldest, int count) {}
    var seen = new ArrayList<Seen>();
    long newest = 0;
    for (var term : terms) {
      var list = new PostingList(sql, space, term);
      var some = list.below(bound);
      if (some.length == 0) {
        return List.of();
      }
      seen.add(new Seen(list, some[0], some.length));
      newest = Math.max(newest, some[some.length - 1]);
    }
    long top = newest;
    return seen.stream()
        .sorted(Comparator.comparingDouble(s -> (double) s.count / (top - s.oldest + 1)))
        .map(Seen::list)
        .toList();
  }
}
