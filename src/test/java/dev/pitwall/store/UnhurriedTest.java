package dev.pitwall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** Steps of work that nobody waits for, in a time that only they and their rests take. */
class UnhurriedTest {
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final List<Long> rests = new ArrayList<>();
  private final List<Integer> checkpoints = new ArrayList<>();
  private long now;

  private void run(int steps, IntToLongFunction time) {
    new Unhurried(
            () -> now,
            nanos -> {
              rests.add(nanos);
              now += nanos;
            },
            () -> {
              checkpoints.add(sizes.stream().mapToInt(n -> n).sum());
              now += 700_000;
            })
        .run(pages -> {
          sizes.add(pages);
          times.add(time.applyAsLong(pages));
          now += times.getLast();
          return sizes.size() < steps;
        });
  }

  @Test
  void eachStepIsFollowedByARestFourTimesAsLong() {
    run(9, pages -> 10_000 + 30_000L * pages);

    assertEquals(times.subList(0, 8).stream().map(nanos -> 4 * nanos).toList(), rests);
  }

  @Test
  void theJournalIsEmptiedBeforeTheWriterHasTo() {
    run(200, pages -> 10_000 + 30_000L * pages);

    assertTrue(checkpoints.size() > 10, checkpoints::toString);
    int before = 0;
    for (int at : checkpoints) {
      assertTrue(at - before < 1_000, checkpoints::toString);
      before = at;
    }
    assertTrue(rests.stream().anyMatch(nanos -> nanos >= 4 * 700_000), "it is rested after too");
  }

  @Test
  void stepsGrowToWhatTakesAMomentAndNoFurther() {
    run(200, pages -> 10_000 + 30_000L * pages);

    assertEquals(Unhurried.LEAST, sizes.getFirst());
    var later = sizes.subList(50, 200);
    assertTrue(later.stream().allMatch(pages -> pages >= 15), sizes::toString);
    assertTrue(times.stream().allMatch(nanos -> nanos < 2_000_000), times::toString);
  }

  @Test
  void oneThatTookLongMakesThoseAfterItSmaller() {
    run(30, _ -> sizes.size() == 20 ? 50_000_000 : 30_000);

    assertEquals(sizes.get(19) / 2, sizes.get(20));
  }

  @Test
  void onADiskThatIsAlwaysSlowSomethingIsDoneAllTheSame() {
    run(100, _ -> 20_000_000);

    assertEquals(List.of(Unhurried.LEAST), sizes.stream().distinct().toList());
  }

  @Test
  void noStepIsHuge() {
    run(100, _ -> 1);

    assertEquals(Unhurried.MOST, sizes.getLast());
  }
}
