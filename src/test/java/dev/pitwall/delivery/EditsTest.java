package dev.pitwall.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    edits = begun(SEVEN);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** As a process that begins then finds them. */
  private Edits begun(Instant start) {
    var store = new DeliveryTables(database, Duration.ZERO);
    return new Edits(store, "T/chat.update", Pace.SLACK.edits(), start);
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
  void thoseOfTheLastMinuteCountAfterARestartToo() {
    make(30, SEVEN);
    make(20, SEVEN.plusSeconds(40));
    edits = begun(SEVEN.plusSeconds(50));
    assertEquals(SEVEN.plusSeconds(61), edits.holds(1, SEVEN.plusSeconds(50)));
    edits = begun(SEVEN.plusSeconds(61));
    make(30, SEVEN.plusSeconds(61));
    assertEquals(SEVEN.plusSeconds(101), edits.holds(1, SEVEN.plusSeconds(62)));
    edits = begun(SEVEN.plusSeconds(101));
    assertEquals(SEVEN.plusSeconds(101), edits.holds(20, SEVEN.plusSeconds(101)));
    assertEquals(SEVEN.plusSeconds(122), edits.holds(21, SEVEN.plusSeconds(101)));
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
