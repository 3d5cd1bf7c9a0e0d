package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.POSTING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The lists of what sessions can be filtered by. */
abstract class PostingsContract {
  private static final String SPACE = "T0ACME";
  private static final int BLOCK = 40;
  private static final List<String> TERMS = List.of("often", "sometimes", "seldom", "once", "past");

  private final Map<String, TreeSet<Long>> all = new TreeMap<>();

  abstract TestDatabase on();

  private void write(PostingsWork work) {
    on().database()
        .write(sql -> {
          work.run(new PostingBlocks(sql.dsl(), BLOCK));
          return true;
        });
  }

  private interface PostingsWork {
    void run(PostingBlocks blocks);
  }

  private void add(long nr, Set<String> terms) {
    write(blocks -> blocks.add(SPACE, terms, nr));
    terms.forEach(term -> all.computeIfAbsent(term, t -> new TreeSet<>()).add(nr));
  }

  private void remove(long nr, Set<String> terms) {
    write(blocks -> blocks.remove(SPACE, terms, nr));
    terms.forEach(term -> all.getOrDefault(term, new TreeSet<>()).remove(nr));
  }

  private long[] found(List<String> terms, long bound, int limit) {
    return on().database().query(sql -> new TermSearch(sql, SPACE, terms).newest(bound, limit));
  }

  private long[] expected(List<String> terms, long bound, int limit) {
    var common = new TreeSet<>(all.getOrDefault(terms.getFirst(), new TreeSet<>()).headSet(bound));
    terms.forEach(term -> common.retainAll(all.getOrDefault(term, new TreeSet<>())));
    return common.descendingSet().stream()
        .limit(limit)
        .mapToLong(Long::longValue)
        .sorted()
        .toArray();
  }

  /** How many bytes each block has. */
  private List<Integer> sizes() {
    return on().database()
        .read(dsl -> dsl.select(POSTING.NUMBERS).from(POSTING).fetch(row -> row.value1().length));
  }

  @Test
  void whatIsAddedAndRemovedInAnyOrderIsFoundByAnyTerms() {
    var random = new Random(11);
    for (int i = 0; i < 1_500; i++) {
      long nr = random.nextLong(1L << (random.nextBoolean() ? 12 : 42));
      var terms = new TreeSet<String>();
      for (int t = 0; t < TERMS.size(); t++) {
        if (random.nextInt(1 + 2 * t) == 0 && (!TERMS.get(t).equals("past") || i < 300)) {
          terms.add(TERMS.get(t));
        }
      }
      add(nr, terms);
      if (random.nextInt(4) == 0) {
        var list = all.getOrDefault(TERMS.get(random.nextInt(3)), new TreeSet<>());
        var some = list.ceiling(random.nextLong(1L << 42));
        if (some != null) {
          remove(some, Set.of("often", "seldom"));
        }
      }
    }
    for (int i = 0; i < 400; i++) {
      var terms = new ArrayList<>(TERMS);
      java.util.Collections.shuffle(terms, random);
      var some = terms.subList(0, 1 + random.nextInt(3));
      long bound = random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextLong(1L << 42);
      int limit = 1 + random.nextInt(60);
      assertArrayEquals(expected(some, bound, limit), found(some, bound, limit), some::toString);
    }
    assertTrue(sizes().stream().allMatch(size -> size <= BLOCK), () -> sizes().toString());
  }

  @Test
  void blocksAreFilledWhereverTheNextOneComes() {
    var orders =
        Map.of(
            "up", LongStream.range(0, 400).map(n -> n * 1_000),
            "down", LongStream.range(0, 400).map(n -> 400_000 - n * 1_000));
    orders.forEach((term, order) -> order.forEach(nr -> add(nr, Set.of(term))));

    for (var term : orders.keySet()) {
      int blocks =
          on().database()
              .read(dsl -> dsl.fetchCount(dsl.selectFrom(POSTING).where(POSTING.TERM.eq(term))));
      assertTrue(blocks <= 2 * 400 * 2 / BLOCK + 2, term + ": " + blocks);
      assertArrayEquals(expected(List.of(term), 200_000, 300), found(List.of(term), 200_000, 300));
    }
  }

  @Test
  void manyAtOnceAreWhatOneByOneIs() {
    add(7, Set.of("one", "other"));
    var lists = new TreeMap<String, long[]>();
    for (int i = 0; i < 200; i++) {
      lists.put("word" + i, LongStream.range(0, i + 1).map(n -> 1_000 + 77 * n).toArray());
    }
    lists.put("one", LongStream.range(0, 100).map(n -> 1_000 + n).toArray());
    lists.forEach((term, list) -> {
      var numbers = all.computeIfAbsent(term, t -> new TreeSet<>());
      LongStream.of(list).forEach(numbers::add);
    });

    write(blocks -> blocks.append(SPACE, lists));

    for (var term : all.keySet()) {
      var terms = List.of(term);
      assertArrayEquals(expected(terms, Long.MAX_VALUE, 500), found(terms, Long.MAX_VALUE, 500));
    }
    assertTrue(sizes().stream().allMatch(size -> size <= BLOCK), () -> sizes().toString());
  }

  @Test
  void nothingIsKeptOfATermThatNobodyHas() {
    add(7, Set.of("one", "other"));
    add(9, Set.of("other"));
    remove(7, Set.of("one", "other", "neither"));

    assertArrayEquals(new long[] {9}, found(List.of("other"), Long.MAX_VALUE, 9));
    assertArrayEquals(Numbers.NONE, found(List.of("one"), Long.MAX_VALUE, 9));
    assertEquals(1, sizes().size());

    add(3, Set.of("other"));
    remove(9, Set.of("other"));
    assertArrayEquals(new long[] {3}, found(List.of("other"), Long.MAX_VALUE, 9));
    assertArrayEquals(Numbers.NONE, found(List.of("other"), 3, 9));
    assertArrayEquals(Numbers.NONE, found(List.of("other"), Long.MIN_VALUE, 9));
  }
}
