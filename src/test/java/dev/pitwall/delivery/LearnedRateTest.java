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

class LearnedRateTest {
  private static final Rate FLOOR = new Rate(8, 42);

  @TempDir Path directory;
  private Database database;
  private LearnedRate rate;
  private Instant now = Instant.parse("2026-11-22T07:00:00Z");

  @BeforeEach
  void open() throws Exception {
    database = Database.open("jdbc:sqlite:" + directory.resolve("pitwall.db"));
    rate = fresh();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private LearnedRate fresh() {
    return new LearnedRate(
        new DeliveryTables(database, Duration.ZERO), "T/chat.update", FLOOR, now);
  }

  private double afterMinutes(int minutes, boolean scarce) {
    for (int i = 0; i < minutes; i++) {
      if (scarce) {
        rate.scarce();
      }
      now = now.plusSeconds(60);
      rate.rate(now);
    }
    return rate.rate(now).perMinute();
  }

  @Test
  void itBeginsWithWhatSlackPromisesAndStaysThereWhileThatIsEnough() {
    assertEquals(FLOOR, rate.rate(now));
    assertEquals(42, afterMinutes(60, false));
  }

  @Test
  void itGoesUpByOneInTwoMinutesWhileMoreIsWanted() {
    assertEquals(52, afterMinutes(20, true));
  }

  @Test
  void itIsHalvedByARefusalAndComesBackQuicklyAndThenHardlyGoesOn() {
    afterMinutes(116, true);
    rate.refused(now.plusSeconds(30));
    assertEquals(50, rate.rate(now).perMinute());
    assertEquals(90, afterMinutes(11, true));
    assertTrue(afterMinutes(60, true) < 97, "near the refusal it goes up by a tenth");
  }

  @Test
  void itNeverStandsStill() {
    for (int i = 0; i < 20; i++) {
      rate.refused(now);
    }
    assertEquals(10, rate.rate(now).perMinute());
  }

  @Test
  void itIsRememberedOverARestart() {
    afterMinutes(20, true);
    rate = fresh();
    assertEquals(52, rate.rate(now).perMinute());
  }
}
