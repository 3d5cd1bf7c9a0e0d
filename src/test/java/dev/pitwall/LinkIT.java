package dev.pitwall;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.github.link.FakeGitHub;
import dev.pitwall.sandbox.slack.AppManifest;
import dev.pitwall.sandbox.slack.Person;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SlackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Accounts in the whole app: through Slack, over restarts, and what is left of them on disk. */
@ResourceLock("what Pitwall logs")
class LinkIT {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final List<String> SECRETS =
      List.of("ghu_", "ghr_", "device-", FakeGitHub.CLIENT_SECRET, KEY);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private final Logged logged = new Logged();
  private final FakeGitHub github;
  private final SandboxSlack slack;

  @SuppressWarnings("NullAway.Init")
  private App app;

  LinkIT() throws IOException {
    github = new FakeGitHub();
    github.wantsToBeAskedEvery(1);
    slack =
        SandboxSlack.start(
            SlackSettings.of("xoxb-sandbox", "signed")
                .at("127.0.0.1", 0)
                .installed(AppManifest.read(Files.readString(Path.of("manifest.yml")))));
  }

  @BeforeEach
  void open() throws Exception {
    app = start(Map.of());
  }

  @AfterEach
  void close() throws IOException {
    app.close();
    slack.close();
    github.close();
    logged.close();
  }

  private App start(Map<String, String> other) throws Exception {
    var environment =
        new HashMap<>(
            Map.of(
                "SLACK_BOT_TOKEN",
                "xoxb-sandbox",
                "SLACK_SIGNING_SECRET",
                "signed",
                "SLACK_API_URL",
                slack.apiUrl().toString(),
                "PITWALL_DATABASE_URL",
                "jdbc:sqlite:" + directory.resolve("pitwall.db"),
                "PITWALL_PORT",
                "0",
                "GITHUB_URL",
                github.web().toString(),
                "GITHUB_API_URL",
                github.api().toString(),
                "GITHUB_CLIENT_ID",
                FakeGitHub.CLIENT_ID,
                "GITHUB_CLIENT_SECRET",
                FakeGitHub.CLIENT_SECRET,
                "PITWALL_SECRET_KEY",
                KEY));
    environment.putAll(other);
    var config = Config.from(environment);
    var started = App.start(config, environment, InstantSource.system());
    slack.connectApp(URI.create("http://127.0.0.1:" + started.port() + "/slack/events"));
    return started;
  }

  private Person alice() {
    return slack.alice();
  }

  private void whisper(String beginning) {
    Until.holds(
        beginning,
        () ->
            alice().lastWhisper("agents").filter(w -> w.shown().startsWith(beginning)).isPresent());
  }

  private void whisperWith(String words) {
    Until.holds(
        words,
        () -> alice().lastWhisper("agents").filter(w -> w.shown().contains(words)).isPresent());
  }

  private void link() {
    alice().command("/agents link", "agents");
    whisperWith("`WDJB-0001`");
    github.decide(true);
    whisper("Linked as *octocat*.");
  }

  @Test
  void aPersonLinksAndUnlinksAndNothingIsLeft() throws Exception {
    link();
    alice().command("/agents link", "agents");
    whisper("You are linked as *octocat*.");
    assertTrue(github.accepts("ghu_1"));
    assertNoSecretOnDiskOrInTheLog();
    assertNone("metrics", metrics());

    alice().command("/agents unlink", "agents");
    whisper("*octocat* is unlinked: its token is deleted here. GitHub does not take it any more.");
    assertFalse(github.accepts("ghu_1") || github.accepts("ghr_1"));
    app.close();
    assertNoSecretOnDiskOrInTheLog();

    app = start(Map.of());
    alice().command("/agents link", "agents");
    whisperWith("`WDJB-0002`");
  }

  @Test
  void whoWasInTheMiddleOfItAtARestartGoesOnWithTheSameCode() throws Exception {
    alice().command("/agents link", "agents");
    whisperWith("`WDJB-0001`");
    app.close();
    assertNoSecretOnDiskOrInTheLog();
    github.decide(true);
    app = start(Map.of());

    whisper("Linked as *octocat*.");
    assertEquals(1, github.requests.stream().filter(r -> r.contains("/login/device/code")).count());
    app.close();

    app = start(Map.of());
    alice().command("/agents unlink", "agents");
    whisper("*octocat* is unlinked");
  }

  @Test
  void anotherKeyUnlinksNobodyForGood() throws Exception {
    link();
    app.close();
    app = start(Map.of("PITWALL_SECRET_KEY", KEY.replace('0', 'x')));
    alice().command("/agents link", "agents");
    whisperWith("`WDJB-0002`");
    app.close();

    app = start(Map.of());
    // The request from before is done again, and has its answer now.
    whisper("You are linked as *octocat*.");
  }

  @Test
  void aStartWithoutTheKeyOfStoredTokensSaysWhatToSet() throws Exception {
    link();
    app.close();
    var error =
        assertThrows(
            ConfigError.class,
            () ->
                start(
                    Map.of(
                        "PITWALL_SECRET_KEY", "",
                        "GITHUB_CLIENT_ID", "",
                        "GITHUB_CLIENT_SECRET", "")));

    assertEquals(
        "PITWALL_SECRET_KEY is not set, but the database holds tokens that are encrypted by it."
            + " Make one with `openssl rand -base64 32`, and keep it.",
        error.getMessage());
    app = start(Map.of());
  }

  private String metrics() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + app.port() + "/metrics");
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  private void assertNoSecretOnDiskOrInTheLog() throws IOException {
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        assertNone(file.toString(), Files.readString(file, ISO_8859_1));
      }
    }
    assertNone("log", String.join("\n", logged.lines()));
  }

  private static void assertNone(String where, String text) {
    var found = SECRETS.stream().filter(text::contains).findFirst();
    assertEquals(Optional.empty(), found, where);
  }
}
