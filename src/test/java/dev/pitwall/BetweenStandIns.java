package dev.pitwall;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.GitHubSettings;
import dev.pitwall.sandbox.github.SandboxGitHub;
import dev.pitwall.sandbox.github.rest.Availability;
import dev.pitwall.sandbox.github.rest.Feature;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import dev.pitwall.sandbox.slack.SlackSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Slack and a GitHub of the sandbox, and what tests of a Pitwall between them look for. */
abstract class BetweenStandIns {
  static final String TOKEN = "github_pat_of_alice_0123456789";
  private static final double QUICKLY = 0.03;
  private static final Pattern HANDLE = Pattern.compile("`([a-z0-9]{4,5})`");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @SuppressWarnings("NullAway.Init")
  SandboxSlack slack;

  @SuppressWarnings("NullAway.Init")
  SandboxGitHub github;

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
  void openStandIns() throws Exception {
    slack = SandboxSlack.start(SlackSettings.of("xoxb-test", "slack-secret"));
    github =
        SandboxGitHub.start(
            GitHubSettings.of("client", "client-secret").token(TOKEN, "alice").live(QUICKLY));
  }

  @AfterEach
  void closeStandIns() throws Exception {
    github.close();
    slack.close();
  }

  /** All that Pitwall is told. */
  Map<String, String> settings(int port) {
    return Map.ofEntries(
        Map.entry("SLACK_BOT_TOKEN", "xoxb-test"),
        Map.entry("SLACK_SIGNING_SECRET", "slack-secret"),
        Map.entry("SLACK_API_URL", slack.apiUrl().toString()),
        Map.entry("GITHUB_TOKEN", TOKEN),
        Map.entry("GITHUB_URL", github.url().toString()),
        Map.entry("GITHUB_API_URL", github.apiUrl().toString()),
        Map.entry("COPILOT_API_URL", github.copilotUrl().toString()),
        Map.entry("GITHUB_WEBHOOK_SECRET", "hook-secret"),
        Map.entry("PITWALL_DATABASE_URL", "jdbc:sqlite:" + directory.resolve("pitwall.db")),
        Map.entry("PITWALL_PORT", "" + port),
        Map.entry("PITWALL_POLL", "300ms"),
        Map.entry("PITWALL_DIGEST_EVERY", "500ms"));
  }

  /** Slack and GitHub call a Pitwall that listens. */
  void connect(int port) {
    var address = "http://127.0.0.1:" + port;
    slack.connectApp(URI.create(address + "/slack/events"));
    github.connectApp(URI.create(address + "/github/webhooks"), "hook-secret");
  }

  void given(Situation situation) {
    situation.absent().forEach(feature -> github.set(feature, Availability.ABSENT));
  }

  SentMessage card(Predicate<SentMessage> state) {
    return Until.there("the card", () -> slack.cards("agents").stream().filter(state).findFirst());
  }

  Optional<List<SentMessage>> whenPinged(SentMessage card) {
    var thread = slack.thread(card);
    return !thread.isEmpty() && thread.getLast().shown().contains("<@U0ALICE>")
        ? Optional.of(thread)
        : Optional.empty();
  }

  static String handle(SentMessage card) {
    var match = HANDLE.matcher(card.shown());
    assertTrue(match.find(), card.shown());
    return match.group(1);
  }

  void assertNowhereInSlackOrOnDisk(String secret) throws IOException {
    for (var message : slack.messages("agents")) {
      assertFalse(message.shown().contains(secret), message.shown());
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var bytes = new String(Files.readAllBytes(file), ISO_8859_1);
        assertFalse(bytes.contains(secret), "in " + file);
      }
    }
  }
}
