package dev.pitwall.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.pitwall.sandbox.slack.Call.Effect;
import dev.pitwall.store.Database;
import dev.pitwall.store.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slf4j.LoggerFactory;

/**
 * Whatever Slack does and whenever the process dies, nothing is lost and nothing is there twice.
 * {@code -Dhostile.seeds=1000} runs more, {@code -Dhostile.first=1234 -Dhostile.seeds=1} one again;
 * a tenth of them, and one at least, runs on PostgreSQL too.
 */
@Order(1)
@Execution(ExecutionMode.CONCURRENT) // Takes as long as all the others.
class HostileSlackTest {
  private static final Duration LENGTH = Duration.ofMinutes(5);
  private static final long FIRST = Long.getLong("hostile.first", 1);
  private static final long SEEDS = Long.getLong("hostile.seeds", 200);

  @TempDir static Path directory;
  private static Path template;

  @BeforeAll
  static void quiet() throws Exception {
    logger().setLevel(Boolean.getBoolean("hostile.log") ? Level.INFO : Level.OFF);
    template = directory.resolve("template.db");
    Database.open("jdbc:sqlite:" + template).close();
  }

  @AfterAll
  static void loud() {
    logger().setLevel(null);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("dev.pitwall.delivery");
  }

  @Test
  void nothingIsLostAndNothingIsThereTwice() throws Exception {
    var tally = inEachRun(SEEDS, HostileSlackTest::onSqlite);
    assertTrue(tally.rollUps.get() > 0 || SEEDS < 100, "there was nothing to roll up");
    assertTrue(tally.doneTwice.get() > 0 || SEEDS < 100, "Slack was not hostile enough");
  }

  @Test
  void nothingIsOnPostgresEither() throws Exception {
    var _ = inEachRun(Math.max(1, SEEDS / 10), HostileSlackTest::onPostgres);
  }

  private static HostileRun onSqlite(long seed) throws Exception {
    var file = directory.resolve("run" + seed + ".db");
    Files.copy(template, file);
    return new HostileRun(seed, "jdbc:sqlite:" + file, LENGTH);
  }

  private static HostileRun onPostgres(long seed) throws Exception {
    return new HostileRun(seed, TestServer.fresh(), LENGTH);
  }

  private static Tallies inEachRun(long seeds, Begin begin) throws Exception {
    var tally = new Tallies();
    try (var threads = Executors.newFixedThreadPool(2)) {
      var runs =
          LongStream.range(FIRST, FIRST + seeds).mapToObj(s -> run(s, begin, tally)).toList();
      var wrong = new StringBuilder();
      for (var run : threads.invokeAll(runs)) {
        wrong.append(run.get());
      }
      System.out.println(tally);
      assertEquals("", wrong.toString());
    }
    return tally;
  }

  private interface Begin {
    HostileRun run(long seed) throws Exception;
  }

  private static Callable<String> run(long seed, Begin begin, Tallies tally) {
    return () -> {
      try (var run = begin.run(seed)) {
        run.run();
        tally.add(run);
        return told(seed, run.problems());
      } catch (Exception | AssertionError e) {
        return told(seed, List.of(e.toString()));
      }
    };
  }

  private static String told(long seed, List<String> problems) {
    return problems.isEmpty()
        ? ""
        : "\nWith -Dhostile.first=" + seed + " -Dhostile.seeds=1:\n" + String.join("\n", problems);
  }

  /** What happened in all runs. */
  private static final class Tallies {
    private final AtomicInteger rollUps = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger doneTwice = new AtomicInteger();

    void add(HostileRun run) throws Exception {
      rollUps.addAndGet(run.rollUps());
      runs.incrementAndGet();
      sessions.addAndGet(run.sessions());
      deaths.addAndGet(run.deaths());
      calls.addAndGet(run.calls().size());
      failed.addAndGet((int) run.calls().stream().filter(c -> !c.ok()).count());
      doneTwice.addAndGet(
          (int)
              run.calls().stream()
                  .filter(c -> c.method().equals("chat.delete") && c.effect() == Effect.DONE)
                  .count());
    }

    @Override
    public String toString() {
      return "%s hostile runs: %s sessions, %s round-ups, %s deaths, %s calls, %s of them failed; %s messages that Slack took twice were deleted"
          .formatted(runs, sessions, rollUps, deaths, calls, failed, doneTwice);
    }
  }
}
