package dev.pitwall.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sets of numbers. */
class NumbersTest {
  private static long[] numbers(long... numbers) {
    return numbers;
  }

  @Test
  void anySetComesBackFromBytes() {
    var random = new Random(3);
    for (int i = 0; i < 200; i++) {
      var set =
          random
              .longs(random.nextInt(50), 0, Long.MAX_VALUE >> random.nextInt(63))
              .sorted()
              .distinct()
              .toArray();
      assertArrayEquals(set, Numbers.decode(Numbers.encode(set)));
      int fitting = Numbers.fitting(set, 30);
      assertTrue(Numbers.encode(Numbers.first(set, fitting)).length <= 30);
      assertTrue(
          fitting == set.length || Numbers.encode(Numbers.first(set, fitting + 1)).length > 30);
    }
    var edges = numbers(0, 1, 127, 128, 16_383, 16_384, Long.MAX_VALUE - 1, Long.MAX_VALUE);
    assertArrayEquals(edges, Numbers.decode(Numbers.encode(edges)));
  }

  @Test
  void setsAreJoinedCutAndCompared() {
    var some = numbers(1, 3, 5, 7);

    assertArrayEquals(some, Numbers.with(some, 5));
    assertArrayEquals(numbers(1, 3, 4, 5, 7), Numbers.with(some, 4));
    assertArrayEquals(numbers(1, 5, 7), Numbers.without(some, 3));
    assertArrayEquals(numbers(1, 2, 3, 5, 7), Numbers.union(List.of(some, numbers(2, 3))));
    assertArrayEquals(
        numbers(3, 7), Numbers.intersection(some, Numbers.encode(numbers(0, 3, 4, 7, 9))));
    assertArrayEquals(numbers(1, 3), Numbers.below(some, 5));
    assertArrayEquals(numbers(1, 3), Numbers.below(some, 4));
    assertArrayEquals(numbers(5, 7), Numbers.from(some, 5));
    assertArrayEquals(numbers(5, 7), Numbers.last(some, 2));
    assertArrayEquals(numbers(1, 3), Numbers.first(some, 2));
  }
}
