package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.GitHubSettings;
import dev.pitwall.sandbox.github.SandboxGitHub;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import dev.pitwall.sandbox.slack.SlackSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Slack and a GitHub of the sandbox; Alice's token is the one that Pitwall works with. */
record StandIns(SandboxSlack slack, SandboxGitHub github) implements AutoCloseable {
  static final String TOKEN = "github_pat_of_alice_0123456789";
  private static final double QUICKLY = 0.03;
  private static final Pattern HANDLE = Pattern.compile("`([a-z0-9]{4,5})`");

  static StandIns open() throws Exception {
    return new StandIns(
        SandboxSlack.start(SlackSettings.of("xoxb-test", "slack-secret")),
        SandboxGitHub.start(
            GitHubSettings.of("client", "client-secret").token(TOKEN, "alice").live(QUICKLY)));
  }

  /** All that Pitwall is told. */
  Map<String, String> settings(Path directory, int port) {
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

  /** A card in #agents, once there is one like that. */
  SentMessage card(Predicate<SentMessage> state) {
    return Until.there("the card", () -> slack.cards("agents").stream().filter(state).findFirst());
  }

  /**
   * What mentions Alice in the card's thread, wherever it stands: more may have been said since.
   */
  List<SentMessage> pings(SentMessage card) {
    return slack.thread(card).stream().filter(m -> m.shown().contains("<@U0ALICE>")).toList();
  }

  /** The first that mentions Alice in the card's thread, once there is one. */
  SentMessage ping(SentMessage card) {
    return Until.there("the ping", () -> pings(card).stream().findFirst());
  }

  /** All that is said in the card's thread. */
  String said(SentMessage card) {
    return slack.thread(card).stream().map(SentMessage::shown).collect(Collectors.joining("\n"));
  }

  static String handle(SentMessage card) {
    var match = HANDLE.matcher(card.shown());
    assertTrue(match.find(), card.shown());
    return match.group(1);
  }

  @Override
  public void close() throws Exception {
    github.close();
    slack.close();
  }
}
