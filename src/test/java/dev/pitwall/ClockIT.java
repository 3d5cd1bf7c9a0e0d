package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.slack.Fault;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Somebody sets the machine's clock while agents work; Slack's stays right. */
@ResourceLock("what Pitwall logs")
class ClockIT {
  private static final double QUICKLY = 0.02;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private Demo demo;

  private volatile Duration wrong = Duration.ZERO;

  @BeforeEach
  void open() throws Exception {
    demo = opened();
  }

  private Demo opened() throws Exception {
    return Demo.start(directory, 0, QUICKLY, System.getenv(), () -> Instant.now().plus(wrong));
  }

  @AfterEach
  void close() throws Exception {
    demo.close();
  }

  private SandboxSlack slack() {
    return demo.slack();
  }

  @Test
  void putBackAnHourItHoldsNothingForAnHour() {
    story(HOUR.negated());
  }

  @Test
  void putForwardADayItLosesNothing() {
    story(DAY);
  }

  @Test
  void putBackAnHourWhilePitwallDoesNotRunItHoldsNothingForAnHour() throws Exception {
    try (var logged = new Logged()) {
      slack().faults().next(99, "chat.postMessage", new Fault.RateLimitedAs("3"));
      assertTrue(start("Fix the rounding of totals"));
      Until.holds(
          "a card that waits",
          () -> logged.lines().stream().anyMatch(l -> l.contains("Slack wants 3 s of rest")));
    }
    demo.close();

    wrong = HOUR.negated();
    demo = opened();

    Until.holds("the card", () -> slack().cards("agents").size() == 1);
    var card = slack().cards("agents").getFirst();
    Until.holds("the notice", () -> notices(card) == 1);
  }

  /** The clock goes wrong under one session, and is right again for the next one. */
  private void story(Duration by) {
    assertTrue(start("Fix the rounding of totals"));
    Until.holds("the card", () -> slack().cards("agents").size() == 1);
    try (var logged = new Logged()) {
      wrong = by;
      assertFalse(start("Refused while the clock is wrong"));
      Until.holds(
          "a line that tells why",
          () -> logged.lines().stream().anyMatch(l -> l.contains("is the clock right?")));
    }
    finished("Fix the rounding of totals");

    wrong = Duration.ZERO;
    assertTrue(start("Fix the search box"));
    finished("Fix the search box");

    assertEquals(2, slack().cards("agents").size());
    slack().bob().command("/agents list", "agents");
    var list = Until.there("the list", () -> slack().bob().lastWhisper("agents")).shown();
    assertTrue(
        list.indexOf("Fix the search box") < list.indexOf("Fix the rounding of totals"), list);
  }

  private boolean start(String task) {
    return slack().alice().command("/agents start " + task, "agents").ok();
  }

  /** Its card says so, and whoever asked is told once. */
  private void finished(String task) {
    var card =
        Until.there(
            "the end of " + task,
            () ->
                slack().cards("agents").stream()
                    .filter(c -> c.shown().contains(task))
                    .filter(c -> c.shown().contains("Ready for review"))
                    .findFirst());
    Until.holds("the notice of " + task, () -> notices(card) == 1);
  }

  private long notices(SentMessage card) {
    return slack().thread(card).stream().filter(m -> m.shown().contains("<@U0ALICE>")).count();
  }
}
