package dev.pitwall.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.delivery.TokenBucket.Rate;
import dev.pitwall.store.Database;
import dev.pitwall.store.DeliveryTables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditsTest {
  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

  @TempDir Path directory;
  private Database database;
  private Edits edits;

  @BeforeEach
  void open() throws Exception {
    database = Database.open("jdbc:sqlite:" + directory.resolve("pitwall.db"));
    edits = since(SEVEN.minusSeconds(600));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Edits since(Instant start) {
    var store = new DeliveryTables(database, Duration.ZERO);
    var learned = new LearnedRate(store, "T/chat.update", Pace.SLACK.edits(), SEVEN);
    return new Edits(learned, start, 4, SEVEN);
  }

  private void make(int count, Instant at) {
    for (int i = 0; i < count; i++) {
      edits.take(false, at);
    }
  }

  @Test
  void theyComeInABurstAndThenEvenlyAsSlackTakesThem() {
    assertEquals(new Rate(8, 50), edits.rate(SEVEN));
    assertEquals(50, edits.perMinute(SEVEN));
  }

  @Test
  void noMinuteHasMoreThanFifty() {
    make(49, SEVEN);
    assertEquals(SEVEN.plusSeconds(9), edits.holds(1, SEVEN.plusSeconds(9)));
    make(1, SEVEN.plusSeconds(9));
    assertEquals(SEVEN.plusSeconds(61), edits.holds(1, SEVEN.plusSeconds(10)));
    assertEquals(SEVEN.plusSeconds(61), edits.holds(49, SEVEN.plusSeconds(10)));
    assertEquals(SEVEN.plusSeconds(70), edits.holds(50, SEVEN.plusSeconds(10)));
    assertEquals(SEVEN.plusSeconds(61), edits.holds(1, SEVEN.plusSeconds(61)));
  }

  @Test
  void whatLeavesSomeToOthersWaitsUntilThereAreAsMany() {
    make(44, SEVEN);
    assertEquals(SEVEN, edits.holds(6, SEVEN));
    assertEquals(SEVEN.plusSeconds(61), edits.holds(7, SEVEN));
  }

  @Test
  void oneThatWasNotMadeIsNotCounted() {
    make(50, SEVEN);
    edits.giveBack(false);
    assertEquals(SEVEN, edits.holds(1, SEVEN));
  }

  @Test
  void beforeTheStartAMinuteMayHaveBeenUsedEvenly() {
    edits = since(SEVEN);
    assertEquals(SEVEN, edits.holds(4, SEVEN));
    assertTrue(edits.holds(5, SEVEN).isBefore(SEVEN.plusSeconds(2)));
    var half = SEVEN.plusMillis(30_500);
    assertEquals(half, edits.holds(27, half));
    assertTrue(edits.holds(28, half).isAfter(half));
  }

  @Test
  void aClockThatIsPutBackHoldsNothing() {
    make(50, SEVEN);
    var before = SEVEN.minusSeconds(3_600);
    assertEquals(before, edits.holds(50, before));
  }

  @Test
  void whatIsUrgentIsCountedOverFiveMinutes() {
    for (int minute = 0; minute < 5; minute++) {
      make(3, SEVEN.plusSeconds(60L * minute));
      edits.take(true, SEVEN.plusSeconds(60L * minute));
      edits.take(true, SEVEN.plusSeconds(60L * minute));
      edits.giveBack(true);
    }
    assertEquals(1, edits.urgentPerMinute(SEVEN.plusSeconds(299)));
    assertEquals(0.2, edits.urgentPerMinute(SEVEN.plusSeconds(500)));
  }
}
