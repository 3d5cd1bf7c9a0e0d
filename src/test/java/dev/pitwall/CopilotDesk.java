package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.GitHubSettings;
import dev.pitwall.sandbox.github.SandboxGitHub;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import dev.pitwall.sandbox.slack.SlackSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The whole of Pitwall, as {@code pitwall serve} makes it, between a Slack and a GitHub of the
 * sandbox; Alice's token is the one it works with.
 */
final class CopilotDesk implements AutoCloseable {
  static final String TOKEN = "github_pat_of_alice_0123456789";
  private static final double QUICKLY = 0.03;
  private static final Pattern HANDLE = Pattern.compile("`([a-z0-9]{4,5})`");

  final SandboxSlack slack;
  final SandboxGitHub github;
  private final Path directory;
  private App app;

  /**
   * @param directory empty, for the database
   */
  CopilotDesk(Path directory) throws Exception {
    this.directory = directory;
    slack = SandboxSlack.start(SlackSettings.of("xoxb-test", "slack-secret"));
    github =
        SandboxGitHub.start(
            GitHubSettings.of("client", "client-secret").token(TOKEN, "alice").live(QUICKLY));
    app = begun();
  }

  private App begun() throws Exception {
    var environment =
        Map.ofEntries(
            Map.entry("SLACK_BOT_TOKEN", "xoxb-test"),
            Map.entry("SLACK_SIGNING_SECRET", "slack-secret"),
            Map.entry("SLACK_API_URL", slack.apiUrl().toString()),
            Map.entry("GITHUB_TOKEN", TOKEN),
            Map.entry("GITHUB_URL", github.url().toString()),
            Map.entry("GITHUB_API_URL", github.apiUrl().toString()),
            Map.entry("COPILOT_API_URL", github.copilotUrl().toString()),
            Map.entry("GITHUB_WEBHOOK_SECRET", "hook-secret"),
            Map.entry("PITWALL_DATABASE_URL", "jdbc:sqlite:" + directory.resolve("pitwall.db")),
            Map.entry("PITWALL_PORT", "0"),
            Map.entry("PITWALL_POLL", "300ms"),
            Map.entry("PITWALL_DIGEST_EVERY", "500ms"));
    var next = App.start(Config.from(environment), environment, InstantSource.system());
    var address = "http://127.0.0.1:" + next.port();
    slack.connectApp(URI.create(address + "/slack/events"));
    github.connectApp(URI.create(address + "/github/webhooks"), "hook-secret");
    return next;
  }

  /** Pitwall ends and begins again. */
  void restart() throws Exception {
    app.close();
    app = begun();
  }

  int port() {
    return app.port();
  }

  /** Alice types it in #agents. */
  void type(String command) {
    slack.alice().command(command, "agents");
  }

  /** A card in #agents, once there is one like that. */
  SentMessage card(Predicate<SentMessage> state) {
    return Until.there("the card", () -> slack.cards("agents").stream().filter(state).findFirst());
  }

  /** A card in #agents, once there is one that shows this. */
  SentMessage card(String shown) {
    return card(c -> c.shown().contains(shown));
  }

  /** The card's thread, once its last message mentions Alice. */
  List<SentMessage> whenPinged(SentMessage card) {
    return Until.there(
        "the ping",
        () -> {
          var thread = slack.thread(card);
          return !thread.isEmpty() && thread.getLast().shown().contains("<@U0ALICE>")
              ? Optional.of(thread)
              : Optional.empty();
        });
  }

  /** How many messages of the card's thread mention Alice. */
  long pings(SentMessage card) {
    return slack.thread(card).stream().filter(m -> m.shown().contains("<@U0ALICE>")).count();
  }

  static String handle(SentMessage card) {
    var match = HANDLE.matcher(card.shown());
    assertTrue(match.find(), card.shown());
    return match.group(1);
  }

  @Override
  public void close() throws Exception {
    app.close();
    github.close();
    slack.close();
  }
}
