package dev.pitwall;

import dev.pitwall.acp.InvalidAgentsFile;
import dev.pitwall.sandbox.agent.SampleRepository;
import dev.pitwall.sandbox.agent.ScriptedAgent;
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
 * Pitwall in a world of its own: a sandbox workspace, the sample repository and an agent that works
 * in it. Only the workspace is a stand-in.
 */
final class Demo implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final SandboxSlack slack;
  private final App app;

  private Demo(SandboxSlack slack, App app) {
    this.slack = slack;
    this.app = app;
  }

  /**
   * @param directory where everything is kept, from one run to the next
   * @param port of the workspace's page; 0 for any free one
   * @param pace of the agent: 1 to watch, less for tests
   */
  static Demo start(Path directory, int port, double pace, Map<String, String> environment)
      throws IOException, InterruptedException, DatabaseRefused, InvalidAgentsFile {
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
              Duration.ofSeconds(6));
      var app = App.start(config, environment, InstantSource.system());
      slack.connectApp(URI.create("http://" + HOST + ":" + app.port() + "/slack/events"));
      return new Demo(slack, app);
    } catch (IOException | RuntimeException | DatabaseRefused | InvalidAgentsFile e) {
      slack.close();
      throw e;
    }
  }

  /** The workspace. */
  SandboxSlack slack() {
    return slack;
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
    slack.close();
  }
}
