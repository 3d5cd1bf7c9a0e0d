package dev.pitwall;

import dev.pitwall.access.Secret;
import dev.pitwall.acp.InvalidAgentsFile;
import dev.pitwall.github.link.OAuthApp;
import dev.pitwall.sandbox.agent.SampleRepository;
import dev.pitwall.sandbox.agent.ScriptedAgent;
import dev.pitwall.sandbox.github.GitHubSettings;
import dev.pitwall.sandbox.github.SandboxGitHub;
import dev.pitwall.sandbox.slack.AppManifest;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.store.DatabaseRefused;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pitwall in a world of its own: a sandbox workspace, the sample repository with an agent that
 * works in it, and a small GitHub with a Copilot. Only the workspace and GitHub are stand-ins.
 */
final class Demo implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  // Everybody acts as Alice until they link an account; what is a secret here is so in name only.
  private static final Secret TOKEN = new Secret("github_pat_sandbox_alice");
  private static final Secret CLIENT = new Secret("sandbox-client-secret");
  private static final Secret KEY = new Secret("what a sandbox keeps needs no real key");
  private static final Duration POLL = Duration.ofSeconds(6);

  private final SandboxSlack slack;
  private final SandboxGitHub github;
  private final App app;

  private Demo(SandboxSlack slack, SandboxGitHub github, App app) {
    this.slack = slack;
    this.github = github;
    this.app = app;
  }

  /**
   * @param directory where everything is kept, from one run to the next
   * @param port of the workspace's page, GitHub's is the next; 0 for any free ones
   * @param pace of the agents: 1 to watch, less for tests
   */
  static Demo start(Path directory, int port, double pace, Map<String, String> environment)
      throws IOException, InterruptedException, ConfigError, DatabaseRefused, InvalidAgentsFile {
    return start(directory, port, pace, environment, InstantSource.system());
  }

  /**
   * As {@link #start(Path, int, double, Map)}.
   *
   * @param clock Pitwall's; Slack and GitHub go by the machine's
   */
  static Demo start(
      Path directory, int port, double pace, Map<String, String> environment, InstantSource clock)
      throws IOException, InterruptedException, ConfigError, DatabaseRefused, InvalidAgentsFile {
    Files.createDirectories(directory);
    var repository = SampleRepository.createAt(directory.resolve("shop"));
    var agents = Files.writeString(directory.resolve("agents.yml"), agents(repository, pace));
    var secret = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    var settings =
        SlackSettings.of("xoxb-sandbox", secret)
            .at(HOST, port)
            .keptIn(directory.resolve("workspace.jsonl"))
            .installed(AppManifest.read(manifest()));
    var slack = SandboxSlack.start(settings);
    SandboxGitHub github;
    try {
      github = SandboxGitHub.start(github(directory, port == 0 ? 0 : port + 1, pace));
    } catch (IOException | RuntimeException e) {
      slack.close();
      throw e;
    }
    try {
      var config =
          new Config(
              "xoxb-sandbox",
              List.of(secret),
              slack.apiUrl(),
              agents,
              "jdbc:sqlite:" + directory.resolve("pitwall.db"),
              directory,
              HOST,
              0,
              Duration.ofSeconds(6),
              pace < 1 ? POLL.dividedBy(20) : POLL,
              null,
              List.of(KEY),
              github(github, secret));
      var app = App.start(config, environment, clock);
      slack.connectApp(URI.create("http://" + HOST + ":" + app.port() + "/slack/events"));
      github.connectApp(
          URI.create("http://" + HOST + ":" + app.port() + "/github/webhooks"), secret);
      return new Demo(slack, github, app);
    } catch (IOException | RuntimeException | ConfigError | DatabaseRefused | InvalidAgentsFile e) {
      github.close();
      slack.close();
      throw e;
    }
  }

  private static GitHubSettings github(Path directory, int port, double pace) {
    return GitHubSettings.of("sandbox", CLIENT.reveal())
        .at(HOST, port)
        .keptIn(directory.resolve("github.json"))
        .token(TOKEN.reveal(), "alice")
        .live(pace);
  }

  private static GitHubConfig github(SandboxGitHub github, String webhookSecret) {
    var app = OAuthApp.of(github.url(), github.apiUrl(), "sandbox", CLIENT, null);
    return new GitHubConfig(
        TOKEN, app, github.url(), github.apiUrl(), null, new Secret(webhookSecret));
  }

  /** The workspace. */
  SandboxSlack slack() {
    return slack;
  }

  /** The GitHub beside it. */
  SandboxGitHub github() {
    return github;
  }

  private static String manifest() throws IOException {
    try (var text = Demo.class.getResourceAsStream("/manifest.yml")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String agents(Path repository, double pace) {
    return """
    agents:
      sample:
        command: [%s, -XX:TieredStopAtLevel=1, -XX:+UseSerialGC, -cp, %s, %s, --pace, "%s"]
    repositories:
      %s: { path: %s, branch: main, agent: sample }
    """
        .formatted(
            quoted(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
            quoted(classPath()),
            ScriptedAgent.class.getName(),
            pace,
            SampleRepository.NAME,
            quoted(repository.toString()));
  }

  /** Absolute: the agent works in another folder. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public void close() throws IOException {
    app.close();
    github.close();
    slack.close();
  }
}
