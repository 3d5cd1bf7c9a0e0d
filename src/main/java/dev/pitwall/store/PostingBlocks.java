package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.POSTING;
import static org.jooq.impl.DSL.excluded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;

/** Writes the lists that {@link PostingList} reads. Within one transaction. */
final class PostingBlocks {
  /** How many bytes of numbers a block takes: with its key a quarter of a page of SQLite's. */
  static final int LARGEST = 900;

  // The other way round reads all blocks that there are of each term.
  private static final String FROM_WANTED =
      "SELECT wanted.column1, posting.first_nr, posting.numbers FROM (VALUES ";
  private static final String TO_BLOCK =
      """
      ) AS wanted CROSS JOIN posting
      WHERE posting.space = ? AND posting.term = wanted.column1 AND posting.first_nr = (
        SELECT max(first_nr) FROM posting
        WHERE space = ? AND term = wanted.column1 AND first_nr <= ?)
      """;
  private static final int AT_ONCE = 64;

  private final DSLContext dsl;
  private final int largest;

  /**
   * @param largest how many bytes of numbers a block may take
   */
  PostingBlocks(DSLContext dsl, int largest) {
    this.dsl = dsl;
    this.largest = largest;
  }

  /** Numbers from the first one on, up to the next block's. */
  private static final class Block {
    static final Block OLDEST = new Block(0, Numbers.NONE);

    final long first;
    final long[] numbers;

    Block(long first, long[] numbers) {
      this.first = first;
      this.numbers = numbers;
    }
  }

  /** A session has the terms from now on. */
  void add(String space, Collection<String> terms, long nr) {
    var writes = new Writes(space);
    var blocks = blocks(space, terms, nr);
    for (var term : terms) {
      var block = blocks.getOrDefault(term, Block.OLDEST);
      var numbers = Numbers.with(block.numbers, nr);
      if (numbers[numbers.length - 1] == nr) {
        writes.append(term, block, new long[] {nr});
      } else {
        writes.replace(term, block, numbers);
      }
    }
    writes.execute();
  }

  /** Numbers greater than all that there are, ascending, by term. */
  void append(String space, Map<String, long[]> lists) {
    var writes = new Writes(space);
    var blocks = blocks(space, lists.keySet(), Long.MAX_VALUE);
    lists.forEach(
        (term, numbers) -> writes.append(term, blocks.getOrDefault(term, Block.OLDEST), numbers));
    writes.execute();
  }

  /** A session no longer has the terms. */
  void remove(String space, Collection<String> terms, long nr) {
    var writes = new Writes(space);
    blocks(space, terms, nr)
        .forEach((term, block) -> writes.replace(term, block, Numbers.without(block.numbers, nr)));
    writes.execute();
  }

  /** Of each term the one that has the number, or would have it; none of a term that is new. */
  private Map<String, Block> blocks(String space, Collection<String> terms, long nr) {
    var blocks = new HashMap<String, Block>();
    var rest = List.copyOf(terms);
    while (!rest.isEmpty()) {
      var some = rest.subList(0, Math.min(rest.size(), AT_ONCE));
      rest = rest.subList(some.size(), rest.size());
      // Few different texts, so that statements are found prepared.
      int padded = Math.max(8, Integer.highestOneBit(some.size() * 2 - 1));
      var binds = new ArrayList<Object>(some);
      binds.addAll(Collections.nCopies(padded - some.size(), some.getFirst()));
      binds.addAll(List.of(space, space, nr));
      var values = String.join(", ", Collections.nCopies(padded, "(?)"));
      for (var row : dsl.fetch(FROM_WANTED + values + TO_BLOCK, binds.toArray())) {
        var numbers = Numbers.decode(row.get(2, byte[].class));
        blocks.put(row.get(0, String.class), new Block(row.get(1, Long.class), numbers));
      }
    }
    return blocks;
  }

  /** What is to be written of a space, gathered. */
  private final class Writes {
    private final String space;
    private final List<Object[]> stored = new ArrayList<>();
    private final List<Query> removed = new ArrayList<>();

    Writes(String space) {
      this.space = space;
    }

    /** Fills the block; more of them behind it take what is left. */
    void append(String term, Block block, long[] more) {
      var rest = Numbers.union(List.of(block.numbers, more));
      for (long first = block.first; rest.length > 0; first = rest.length > 0 ? rest[0] : 0) {
        int fit = Math.max(1, Numbers.fitting(rest, largest));
        if (fit != block.numbers.length || first != block.first) {
          store(term, first, Numbers.first(rest, fit));
        }
        rest = Numbers.last(rest, rest.length - fit);
      }
    }

    /** The block then has other numbers, in halves if they are too many. */
    void replace(String term, Block block, long[] numbers) {
      if (numbers.length == 0) {
        removed.add(
            dsl.deleteFrom(POSTING)
                .where(POSTING.SPACE.eq(space).and(POSTING.TERM.eq(term)))
                .and(POSTING.FIRST_NR.eq(block.first)));
      } else if (Numbers.fitting(numbers, largest) == numbers.length) {
        store(term, block.first, numbers);
      } else {
        int half = numbers.length / 2;
        store(term, block.first, Numbers.first(numbers, half));
        store(term, numbers[half], Numbers.last(numbers, numbers.length - half));
      }
    }

    private void store(String term, long first, long[] numbers) {
      stored.add(new Object[] {space, term, first, Numbers.encode(numbers)});
    }

    void execute() {
      if (!stored.isEmpty()) {
        dsl.batch(
                dsl.insertInto(
                        POSTING, POSTING.SPACE, POSTING.TERM, POSTING.FIRST_NR, POSTING.NUMBERS)
                    .values("", "", 0L, new byte[0])
                    .onConflict(POSTING.SPACE, POSTING.TERM, POSTING.FIRST_NR)
                    .doUpdate()
                    .set(POSTING.NUMBERS, excluded(POSTING.NUMBERS)))
            .bind(stored.toArray(Object[][]::new))
            .execute();
      }
      if (!removed.isEmpty()) {
        dsl.batch(removed).execute();
      }
    }
  }
}
