package dev.pitwall.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the sessions that have a term, as one search reads them: from the newest block
 * down, more and more at once as long as a third of them is of use.
 */
final class PostingList {
  private static final String BLOCKS =
      """
      SELECT first_nr, numbers FROM posting WHERE space = ? AND term = ? AND first_nr <= ?
      ORDER BY first_nr DESC LIMIT ?
      """;
  private static final int MOST_AT_ONCE = 64;

  private final Sql sql;
  private final String space;
  private final String term;
  private final List<Block> blocks = new ArrayList<>();
  private int current;
  private int used;
  private int atOnce;
  private boolean more = true;

  PostingList(Sql sql, String space, String term) {
    this.sql = sql;
    this.space = space;
    this.term = term;
  }

  /** Numbers from the first one on, up to the next block's. */
  private static final class Block {
    final long first;
    final byte[] numbers;
    boolean used;

    Block(long first, byte[] numbers) {
      this.first = first;
      this.numbers = numbers;
    }
  }

  /**
   * The greatest numbers below a bound: those of a block.
   *
   * @return empty when there is none
   */
  long[] below(long bound) throws SQLException {
    var block = bound > 0 ? block(bound - 1) : null;
    while (block != null) {
      var numbers = Numbers.below(Numbers.decode(block.numbers), bound);
      if (numbers.length > 0 || block.first == 0) {
        return numbers;
      }
      block = block(block.first - 1);
    }
    return Numbers.NONE;
  }

  /** Those of the given numbers that have the term. */
  long[] among(long[] numbers) throws SQLException {
    var among = new ArrayList<long[]>();
    var rest = numbers;
    while (rest.length > 0) {
      var block = block(rest[rest.length - 1]);
      if (block == null) {
        break;
      }
      among.add(Numbers.intersection(Numbers.from(rest, block.first), block.numbers));
      rest = Numbers.below(rest, block.first);
    }
    return Numbers.union(among);
  }

  /** Where the number would be; never a greater one than before. */
  private @Nullable Block block(long nr) throws SQLException {
    while (current < blocks.size() && blocks.get(current).first > nr) {
      current++;
    }
    if (current == blocks.size() && more) {
      int next = 3 * used >= blocks.size() ? atOnce * 2 : atOnce / 2;
      read(nr, Math.clamp(next, 1, MOST_AT_ONCE));
    }
    if (current == blocks.size()) {
      return null;
    }
    var block = blocks.get(current);
    if (!block.used) {
      block.used = true;
      used++;
    }
    return block;
  }

  private void read(long nr, int most) throws SQLException {
    blocks.clear();
    current = 0;
    used = 0;
    try (var query = sql.prepare(BLOCKS)) {
      query.setString(1, space);
      query.setString(2, term);
      query.setLong(3, nr);
      query.setInt(4, most);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          blocks.add(new Block(rows.getLong(1), rows.getBytes(2)));
        }
      }
    }
    more = blocks.size() == most;
    atOnce = most;
  }
}
