package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.slack.Person;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's world, whole: real agents, a real repository, a real database, signed requests. */
class MainJobIT {
  private static final double QUICKLY = 0.02;
  private static final Pattern HANDLE = Pattern.compile("`([a-z0-9]{4,5})`");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private Demo demo;

  @BeforeEach
  void open() throws Exception {
    demo = Demo.start(directory, 0, QUICKLY, System.getenv());
  }

  @AfterEach
  void close() throws Exception {
    demo.close();
  }

  private SandboxSlack slack() {
    return demo.slack();
  }

  @Test
  void aSessionIsStartedWatchedAndFinishesWithOnePing() {
    assertTrue(slack().alice().command("/agents start Fix the rounding of totals", "agents").ok());

    var card = finished("Ready for review");
    ping(card);

    assertTrue(
        card.shown().startsWith("*Fix the rounding of totals*\n:white_check_mark:"), card.shown());
    assertEquals(List.of("View log"), card.buttons());
    assertEquals(1, pings(card).size(), () -> "mentions: " + pings(card));
    var digests = String.join("\n", slack().thread(card).stream().map(SentMessage::shown).toList());
    assertTrue(digests.contains(":pencil2:"), digests);
    assertTrue(digests.contains(":test_tube:"), digests);
    assertEquals(1, slack().cards("agents").size());
  }

  @Test
  void stopEndsTheAgentAndTheCardSaysWhoAndWhy() {
    slack().alice().command("/agents start [ignore-cancel] Rename every colour token", "agents");
    var card = card(c -> c.shown().contains(":large_blue_circle: Working"));
    var agent = Until.there("the agent", () -> agents().stream().findFirst());

    slack().bob().click(card, "Stop session");
    Until.holds("the dialog", () -> slack().bob().modal().isPresent());
    slack().bob().submit(Map.of("reason", "wrong direction"));

    var stopped = finished("Stopped by <@U0BOB>");
    assertTrue(stopped.shown().contains("“wrong direction”"), stopped.shown());
    Until.holds("the agent's end", () -> !agent.isAlive());
    assertEquals(List.of(), agents());
    assertFalse(stopped.buttons().contains("Stop session"));
  }

  @Test
  void aQuestionIsAnsweredInTheThreadAndTheAgentGoesOn() {
    slack().alice().command("/agents start Migrate the catalogue", "agents");
    var card = card(c -> c.shown().contains(":raised_hand: Needs an answer"));
    var question =
        Until.there(
            "the question",
            () ->
                slack().thread(card).stream()
                    .filter(m -> m.buttons().contains("Allow once"))
                    .findFirst());

    slack().bob().click(question, "Allow once");

    Until.holds("its answer", () -> slack().now(question).shown().contains("<@U0BOB>"));
    assertFalse(slack().now(question).buttons().contains("Allow once"));
    finished("Ready for review");
  }

  @Test
  void aSecondStopAndAStopWhenItIsOverEachGetTheirSentence() {
    slack().alice().command("/agents start Fix the rounding of totals", "agents");
    var done = finished("Ready for review");
    var handle = handle(done);

    slack().bob().command("/agents stop " + handle + " too late", "agents");

    assertEquals(
        """
        *Fix the rounding of totals* is over already: it is done. To go on, start another: \
        `/agents start`.\
        """,
        whisper(slack().bob()));
    assertTrue(slack().now(done).shown().contains("Ready for review"));
  }

  @Test
  void everythingIsStillThereAfterARestart() throws Exception {
    slack().alice().command("/agents start Fix the rounding of totals", "agents");
    var before = finished("Ready for review");
    ping(before);
    var thread = slack().thread(before);

    close();
    open();

    var after = slack().now(before);
    assertEquals(before.shown(), after.shown());
    assertEquals(thread.size(), slack().thread(after).size());
    slack().bob().command("/agents list", "agents");
    assertTrue(whisper(slack().bob()).contains("Fix the rounding of totals"));
  }

  @Test
  void quittingEndsAgentsAndSaysSoAtTheNextStart() throws Exception {
    slack().alice().command("/agents start [hang] Think about it", "agents");
    var card = card(c -> c.shown().contains(":large_blue_circle: Working"));
    Until.holds("the agent", () -> !agents().isEmpty());

    close();
    assertEquals(List.of(), agents());
    open();

    var ended = finished(":x: Failed");
    assertEquals(card.ts(), ended.ts());
    ping(ended);
    assertEquals(1, pings(ended).size());
  }

  private SentMessage card(Predicate<SentMessage> state) {
    return Until.there(
        "the card", () -> slack().cards("agents").stream().filter(state).findFirst());
  }

  private SentMessage finished(String outcome) {
    return card(c -> c.shown().contains(outcome));
  }

  private List<SentMessage> pings(SentMessage card) {
    return slack().thread(card).stream().filter(m -> m.shown().contains("<@U0ALICE>")).toList();
  }

  private SentMessage ping(SentMessage card) {
    return Until.there("the finish notice", () -> pings(card).stream().findFirst());
  }

  private String whisper(Person person) {
    return Until.there("a whisper", () -> person.lastWhisper("agents")).shown();
  }

  private static String handle(SentMessage card) {
    var match = HANDLE.matcher(card.shown());
    assertTrue(match.find(), card.shown());
    return match.group(1);
  }

  private List<ProcessHandle> agents() {
    return ProcessesIn.folder(directory);
  }
}
