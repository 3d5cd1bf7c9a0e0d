package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.rest.Availability;
import dev.pitwall.sandbox.github.rest.Feature;
import dev.pitwall.sandbox.github.wire.Fault;
import dev.pitwall.sandbox.github.world.State;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions started by an issue, through the whole of Pitwall. */
class ViaIssueIT {
  private static final String ISSUES = "POST /repos/{owner}/{repo}/issues";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private CopilotDesk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new CopilotDesk(directory);
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  /** Neither tasks nor anything of them: the plan for which issues are there. */
  private void planWithoutTasks() {
    desk.github.set(Feature.TASKS, Availability.FORBIDDEN);
    desk.github.set(Feature.EVENTS, Availability.ABSENT);
    desk.github.set(Feature.STEER, Availability.ABSENT);
    desk.github.set(Feature.ARCHIVE, Availability.ABSENT);
    desk.github.set(Feature.COPILOT, Availability.FORBIDDEN);
  }

  @Test
  void anIssuesSessionIsFollowedToItsEndWithOnePingWhereOnlyPublicSignsAreThere() {
    planWithoutTasks();

    desk.type("/agents start octo-org/shop via:issue Fix the log-in button");

    var card = desk.card(":white_check_mark: Ready for review");
    assertTrue(card.buttons().getFirst().startsWith("Review PR #"), card.buttons() + "");
    desk.ping(card);
    Until.holds("a digest", () -> desk.said(card).contains(":pencil2:"));
    assertEquals(1, desk.pings(card));
    assertEquals(1, desk.slack.cards("agents").size());
    assertEquals(1, desk.github.calls(ISSUES).size());
  }

  @Test
  void anIssuesSessionIsTheTaskThatAWatchShowsAndHasItsLog() {
    desk.type("/agents watch octo-org/shop");
    Until.holds("the answer", () -> desk.slack.alice().lastWhisper("agents").isPresent());

    desk.type("/agents start octo-org/shop via:issue Fix the log-in button");

    var card = desk.card(":white_check_mark: Ready for review");
    desk.ping(card);
    assertEquals(1, desk.pings(card));
    Until.holds("the log", () -> desk.said(card).contains(":test_tube:"));
    assertEquals(1, desk.slack.cards("agents").size());
  }

  @Test
  void aStopEndsAnIssuesSessionWhereOnlyPublicSignsAreThere() {
    planWithoutTasks();
    desk.type("/agents start octo-org/shop via:issue [hang] Rename every colour");
    var card = desk.card(":large_blue_circle: Working");

    desk.slack.bob().click(card, "Stop session");
    Until.holds("the dialog", () -> desk.slack.bob().modal().isPresent());
    desk.slack.bob().submit(Map.of("reason", "wrong direction"));

    var stopped = desk.card("Stopped by <@U0BOB>");
    assertTrue(stopped.shown().contains("“wrong direction”"), stopped.shown());
    assertEquals(State.CANCELLED, desk.github.state(desk.github.tasks().getLast()));
  }

  @Test
  void anotherTurnOfAnIssuesSessionBeginsWithWhatIsSaid() {
    planWithoutTasks();
    desk.type("/agents start octo-org/shop via:issue Fix the log-in button");
    var card = desk.card("Ready for review");
    desk.ping(card);

    desk.type("/agents say " + CopilotDesk.handle(card) + " Use the error handler");

    Until.holds("its own end", () -> desk.pings(card) == 2);
    assertEquals(1, desk.slack.cards("agents").size());
  }

  @Test
  void anIssueWhoseAnswerWasLostIsFoundAfterARestartAndNotMadeAgain() throws Exception {
    planWithoutTasks();
    desk.github.faults().next(1, ISSUES, new Fault.Dropped(true));
    desk.type("/agents start octo-org/shop via:issue Fix the log-in button");
    Until.holds("the request", () -> !desk.github.calls(ISSUES).isEmpty());

    desk.restart();

    var card = desk.card("Ready for review");
    desk.ping(card);
    assertEquals(1, desk.pings(card));
    assertEquals(1, desk.github.calls(ISSUES).size());
    assertEquals(1, desk.slack.cards("agents").size());
  }

  @Test
  void noIssueIsMadeThatCopilotCanNotBeGiven() {
    desk.github.set(Feature.ASSIGNMENT, Availability.ABSENT);

    desk.type("/agents start octo-org/shop via:issue Fix the log-in button");

    var card = desk.card(":x: Failed");
    assertTrue(card.shown().contains("give Copilot no issues"), card.shown());
    assertEquals(0, desk.github.calls(ISSUES).size());
  }

  @Test
  void aRefusalOfThePlanSaysHowToStartByAnIssueAndTheDialogDoesIt() {
    planWithoutTasks();
    desk.type("/agents start octo-org/shop Fix the log-in button");
    var refused = desk.card(":x: Failed");
    assertTrue(
        refused.shown().contains("“You do not have access to Copilot cloud agent."),
        refused.shown());
    var notice = desk.ping(refused).shown();
    assertTrue(notice.contains("Add `via:issue` to start it by an issue"), notice);

    desk.slack.alice().click(refused, "Start again…");
    Until.holds("the dialog", () -> desk.slack.alice().modal().isPresent());
    desk.slack.alice().submit(Map.of("via", "issue"));

    var card = desk.card("Ready for review");
    assertFalse(card.ts().equals(refused.ts()));
  }
}
