package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.world.State;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copilot's sessions through the whole of Pitwall, between a Slack and a GitHub of the sandbox. */
@ResourceLock("what Pitwall logs")
class CopilotIT extends BetweenStandIns {
  @SuppressWarnings("NullAway.Init")
  private App app;

  @BeforeEach
  void open() throws Exception {
    begin();
  }

  @AfterEach
  void close() throws Exception {
    app.close();
  }

  /** As {@code pitwall serve} does. */
  private void begin() throws Exception {
    var environment = settings(0);
    app = App.start(Config.from(environment), environment, InstantSource.system());
    connect(app.port());
  }

  @ParameterizedTest
  @EnumSource
  void aSessionIsStartedFollowedAndEndsWithOnePing(Situation situation) {
    given(situation);

    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");

    var card = card(c -> c.shown().contains(":white_check_mark: Ready for review"));
    assertTrue(card.buttons().getFirst().startsWith("Review PR #"), card.buttons() + "");
    assertTrue(card.buttons().contains("On GitHub"), card.buttons() + "");
    ping(card);
    Until.holds("what it changed", () -> said(card).contains(":pencil2:"));
    if (situation == Situation.NOTHING) {
      assertFalse(said(card).contains(":test_tube:"), said(card));
    } else {
      Until.holds("what it validated", () -> said(card).contains(":test_tube:"));
    }
    assertEquals(1, pings(card));
    assertEquals(1, slack.cards("agents").size());
  }

  @ParameterizedTest
  @EnumSource
  void aStopEndsItsRunAndTheCardSaysWhoAndWhy(Situation situation) {
    given(situation);
    slack.alice().command("/agents start octo-org/shop [hang] Rename every colour", "agents");
    var card = card(c -> c.shown().contains(":large_blue_circle: Working"));

    slack.bob().click(card, "Stop session");
    Until.holds("the dialog", () -> slack.bob().modal().isPresent());
    slack.bob().submit(Map.of("reason", "wrong direction"));

    var stopped = card(c -> c.shown().contains("Stopped by <@U0BOB>"));
    assertTrue(stopped.shown().contains("“wrong direction”"), stopped.shown());
    assertFalse(stopped.buttons().contains("Stop session"));
    assertEquals(State.CANCELLED, github.state(github.tasks().getLast()));
  }

  @Test
  void whatIsSaidReachesTheAgentWhileItWorksAndBeginsAnotherTurnAfterwards() {
    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
    var card = card(c -> c.shown().contains("Ready for review"));
    ping(card);

    slack.alice().command("/agents say " + handle(card) + " Use the error handler", "agents");

    var task = github.tasks().getLast();
    Until.holds("another turn", () -> github.sessions(task) == 2);
    Until.holds("its own end", () -> pings(card) == 2);
    assertEquals(1, slack.cards("agents").size());
  }

  @Test
  void aSessionThatBeganElsewhereIsShownWhereItsRepositoryIsWatchedAndItsEndIsToldOnce() {
    slack.alice().command("/agents watch octo-org/shop", "agents");
    Until.holds("the answer", () -> slack.alice().lastWhisper("agents").isPresent());
    assertEquals(List.of(), slack.cards("agents"));

    github.startTask("octo-org", "shop", "Fix the log-in button", "bob");

    var card = card(c -> c.shown().contains("Ready for review"));
    assertTrue(card.shown().contains("bob-gh"), card.shown());
    Until.holds(
        "the finish notice",
        () -> slack.thread(card).stream().anyMatch(m -> m.shown().contains("Ready for review")));
    assertEquals(
        1, slack.thread(card).stream().filter(m -> m.shown().contains("Ready for review")).count());
  }

  @Test
  void aSecondChannelIsShownASessionThatIsOverWithItsLog() {
    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
    var card = card(c -> c.shown().contains("Ready for review"));

    slack.bob().command("/agents show " + handle(card), "shop");

    var other = Until.there("the card", () -> slack.cards("shop").stream().findFirst());
    assertTrue(other.shown().contains("Ready for review"), other.shown());
    slack.bob().command("/agents log " + handle(card), "shop");
    Until.holds(
        "its log",
        () ->
            slack
                .bob()
                .lastWhisper("shop")
                .filter(whisper -> whisper.shown().contains("npm test"))
                .isPresent());
  }

  @Test
  void aRestartInTheMiddleRepeatsNothing() throws Exception {
    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
    var card = card(c -> c.shown().contains(":large_blue_circle: Working"));
    Until.holds("a digest", () -> !slack.thread(card).isEmpty());

    app.close();
    begin();

    var done = card(c -> c.shown().contains("Ready for review"));
    assertEquals(card.ts(), done.ts());
    ping(done);
    assertEquals(1, pings(done));
    var lines = said(done).lines().filter(line -> line.startsWith(":pencil2:")).toList();
    assertEquals(Set.copyOf(lines).size(), lines.size(), "told twice: " + lines);
  }

  @Test
  void theTokenIsNowhereToBeSeen() throws Exception {
    try (var log = new Logged()) {
      slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
      card(c -> c.shown().contains("Ready for review"));
      github.revoke(TOKEN);
      slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
      Until.holds(
          "the refusal",
          () ->
              slack
                  .alice()
                  .lastWhisper("agents")
                  .filter(whisper -> whisper.shown().contains("GITHUB_TOKEN"))
                  .isPresent());

      assertFalse(String.join("\n", log.lines()).contains(TOKEN), "in the log");
    }
    assertFalse(get("/metrics").contains(TOKEN), "in the metrics");
    assertNowhereInSlackOrOnDisk(TOKEN);
  }

  private String get(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + app.port() + path);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
