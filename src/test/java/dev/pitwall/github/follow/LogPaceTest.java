package dev.pitwall.github.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.github.follow.LogPace.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A log is read as often as it brings something. */
class LogPaceTest {
  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  private static LogPace quiet() {
    var pace = LogPace.start(SEVEN);
    for (int i = 0; i < 10; i++) {
      pace = pace.after(false, Why.DUE, SHORTEST, SEVEN);
    }
    return pace;
  }

  @Test
  void aLogThatBringsNothingIsReadEverMoreSeldomAndThenNotAtAll() {
    var waits = new ArrayList<Long>();
    var pace = LogPace.start(SEVEN).after(true, Why.PROMPTED, SHORTEST, SEVEN);
    for (var next = pace.next(SEVEN, SHORTEST);
        next.isPresent();
        next = pace.next(SEVEN, SHORTEST)) {
      waits.add(Duration.between(SEVEN, next.get()).toSeconds());
      pace = pace.after(false, Why.DUE, SHORTEST, SEVEN);
    }
    assertEquals(List.of(5L, 10L, 20L, 40L, 80L), waits);
    assertTrue(pace.asleep());
  }

  @Test
  void aLogThatStirsNowAndThenStaysAsleep() {
    var later = SEVEN.plus(Duration.ofMinutes(100));
    var pace = quiet().after(true, Why.PROMPTED, SHORTEST, later);
    assertTrue(pace.asleep());
    assertEquals(Optional.empty(), pace.next(later, SHORTEST));
  }

  @Test
  void aLogThatStirsOftenWakesUp() {
    var later = SEVEN.plus(Duration.ofMinutes(100));
    var once = quiet().after(true, Why.PROMPTED, SHORTEST, later);
    var twice = once.after(true, Why.PROMPTED, SHORTEST, later.plusSeconds(30));
    assertFalse(twice.asleep());
    assertEquals(Optional.of(later.plusSeconds(60)), twice.next(later.plusSeconds(30), SHORTEST));
  }

  @Test
  void aLogThatGrewWithoutTheListShowingItWakesUp() {
    var later = SEVEN.plus(Duration.ofMinutes(100));
    assertFalse(quiet().after(true, Why.DUE, SHORTEST, later).asleep());
  }
}
