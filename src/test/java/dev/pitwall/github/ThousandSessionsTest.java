package dev.pitwall.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cost of following grows with what changes, not with what is followed. */
class ThousandSessionsTest {
  private static final int SESSIONS = 1_000;
  private static final int MINUTES = 10;
  private static final int CHANGES_A_MINUTE = 10;

  @TempDir Path directory;

  /**
   * A thousand sessions with cards, in progress, each with a pull request; ten a minute change and
   * write a line in their log. The least that shows every change within a period: one call for each
   * of the two lists (the account's, the watched repository's) and period of 15 s, and for each
   * change one call for the task, one for its pull request and one for its log.
   */
  @Test
  void thousandSessionsCostLittleMoreThanTheirChanges() throws Exception {
    try (var yard = new Yard(directory)) {
      yard.watch();
      for (int i = 0; i < SESSIONS; i++) {
        yard.github.task("t" + i, "acme/shop", "Task " + i).opens(i + 1);
      }
      // All are found, and their logs fall silent.
      yard.pass(Duration.ofMinutes(1));
      yard.now = yard.now.plus(Duration.ofHours(2));
      yard.pass(Duration.ofSeconds(30));
      for (int hour = 0; hour < 12; hour++) {
        yard.now = yard.now.plus(Duration.ofHours(1));
        yard.sessions.runDue();
      }
      yard.pass(Duration.ofSeconds(31));
      assertEquals(SESSIONS, yard.log.reads.stream().distinct().count());

      yard.github.asked.clear();
      yard.log.reads.clear();
      var random = new Random(1);
      for (int minute = 0; minute < MINUTES; minute++) {
        for (int change = 0; change < CHANGES_A_MINUTE; change++) {
          var id = "t" + random.nextInt(SESSIONS);
          yard.log.says(id, "line " + minute);
          yard.github.task(id).touch();
          yard.pass(6);
        }
      }
      yard.pass(15);
      int changes = MINUTES * CHANGES_A_MINUTE;
      long least = 2L * (MINUTES * 4 + 1) + 3L * changes;
      long calls = (long) yard.github.asked.size() + yard.log.reads.size();
      assertTrue(calls <= 1.1 * least, calls + " calls, at least " + least);
      assertEquals(changes, yard.github.count("GET /agents/tasks/.*"));
      assertTrue(yard.log.reads.size() >= changes, "every change is read");
    }
  }
}
