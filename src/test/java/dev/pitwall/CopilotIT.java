package dev.pitwall;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.SandboxGitHub;
import dev.pitwall.sandbox.github.rest.Availability;
import dev.pitwall.sandbox.github.rest.Feature;
import dev.pitwall.sandbox.github.world.State;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copilot's sessions through the whole of Pitwall, between a Slack and a GitHub of the sandbox. */
class CopilotIT {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private SandboxSlack slack;

  @SuppressWarnings("NullAway.Init")
  private SandboxGitHub github;

  @SuppressWarnings("NullAway.Init")
  private CopilotDesk desk;

  /** What GitHub gives beside what it documents. */
  enum Situation {
    EVENTS,
    TEXT_LOGS,
    NOTHING;

    Set<Feature> absent() {
      return switch (this) {
        case EVENTS -> Set.of();
        case TEXT_LOGS -> Set.of(Feature.EVENTS, Feature.STEER, Feature.ARCHIVE);
        case NOTHING -> Set.of(Feature.EVENTS, Feature.STEER, Feature.ARCHIVE, Feature.COPILOT);
      };
    }
  }

  @BeforeEach
  void open() throws Exception {
    desk = new CopilotDesk(directory);
    slack = desk.slack;
    github = desk.github;
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  private void given(Situation situation) {
    situation.absent().forEach(feature -> github.set(feature, Availability.ABSENT));
  }

  @ParameterizedTest
  @EnumSource
  void aSessionIsStartedFollowedAndEndsWithOnePing(Situation situation) {
    given(situation);

    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");

    var card = desk.card(c -> c.shown().contains(":white_check_mark: Ready for review"));
    assertTrue(card.buttons().getFirst().startsWith("Review PR #"), card.buttons() + "");
    assertTrue(card.buttons().contains("On GitHub"), card.buttons() + "");
    var thread = desk.whenPinged(card);
    assertEquals(1, thread.stream().filter(m -> m.shown().contains("<@U0ALICE>")).count());
    var said = thread.stream().map(SentMessage::shown).collect(Collectors.joining("\n"));
    assertTrue(said.contains(":pencil2:"), () -> said + "\n" + github.calls());
    assertEquals(situation != Situation.NOTHING, said.contains(":test_tube:"), said);
    assertEquals(1, slack.cards("agents").size());
  }

  @ParameterizedTest
  @EnumSource
  void aStopEndsItsRunAndTheCardSaysWhoAndWhy(Situation situation) {
    given(situation);
    slack.alice().command("/agents start octo-org/shop [hang] Rename every colour", "agents");
    var card = desk.card(c -> c.shown().contains(":large_blue_circle: Working"));

    slack.bob().click(card, "Stop session");
    Until.holds("the dialog", () -> slack.bob().modal().isPresent());
    slack.bob().submit(Map.of("reason", "wrong direction"));

    var stopped = desk.card(c -> c.shown().contains("Stopped by <@U0BOB>"));
    assertTrue(stopped.shown().contains("“wrong direction”"), stopped.shown());
    assertFalse(stopped.buttons().contains("Stop session"));
    assertEquals(State.CANCELLED, github.state(github.tasks().getLast()));
  }

  @Test
  void whatIsSaidReachesTheAgentWhileItWorksAndBeginsAnotherTurnAfterwards() {
    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
    var card = desk.card(c -> c.shown().contains("Ready for review"));
    desk.whenPinged(card);

    slack
        .alice()
        .command("/agents say " + CopilotDesk.handle(card) + " Use the error handler", "agents");

    var task = github.tasks().getLast();
    Until.holds("another turn", () -> github.sessions(task) == 2);
    Until.holds(
        "its own end",
        () ->
            slack.thread(card).stream().filter(m -> m.shown().contains("<@U0ALICE>")).count() == 2);
    assertEquals(1, slack.cards("agents").size());
  }

  @Test
  void aSessionThatBeganElsewhereIsShownWhereItsRepositoryIsWatchedAndItsEndIsToldOnce() {
    slack.alice().command("/agents watch octo-org/shop", "agents");
    Until.holds("the answer", () -> slack.alice().lastWhisper("agents").isPresent());
    assertEquals(List.of(), slack.cards("agents"));

    github.startTask("octo-org", "shop", "Fix the log-in button", "bob");

    var card = desk.card(c -> c.shown().contains("Ready for review"));
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
    var card = desk.card(c -> c.shown().contains("Ready for review"));

    slack.bob().command("/agents show " + CopilotDesk.handle(card), "shop");

    var other = Until.there("the card", () -> slack.cards("shop").stream().findFirst());
    assertTrue(other.shown().contains("Ready for review"), other.shown());
    slack.bob().command("/agents log " + CopilotDesk.handle(card), "shop");
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
    var card = desk.card(c -> c.shown().contains(":large_blue_circle: Working"));
    Until.holds("a digest", () -> !slack.thread(card).isEmpty());

    desk.restart();

    var done = desk.card(c -> c.shown().contains("Ready for review"));
    assertEquals(card.ts(), done.ts());
    var thread = desk.whenPinged(done);
    assertEquals(1, thread.stream().filter(m -> m.shown().contains("<@U0ALICE>")).count());
    var lines =
        thread.stream()
            .flatMap(m -> m.shown().lines())
            .filter(line -> line.startsWith(":pencil2:"))
            .toList();
    assertEquals(Set.copyOf(lines).size(), lines.size(), "told twice: " + lines);
  }

  @Test
  void theTokenIsNowhereToBeSeen() throws Exception {
    try (var log = new Logged()) {
      slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
      desk.card(c -> c.shown().contains("Ready for review"));
      github.revoke(CopilotDesk.TOKEN);
      slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
      Until.holds(
          "the refusal",
          () ->
              slack
                  .alice()
                  .lastWhisper("agents")
                  .filter(whisper -> whisper.shown().contains("GITHUB_TOKEN"))
                  .isPresent());

      assertFalse(String.join("\n", log.lines()).contains(CopilotDesk.TOKEN), "in the log");
    }
    assertFalse(get("/metrics").contains(CopilotDesk.TOKEN), "in the metrics");
    for (var message : slack.messages("agents")) {
      assertFalse(message.shown().contains(CopilotDesk.TOKEN), message.shown());
    }
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        var bytes = new String(Files.readAllBytes(file), ISO_8859_1);
        assertFalse(bytes.contains(CopilotDesk.TOKEN), "in " + file);
      }
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + desk.port() + path);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
