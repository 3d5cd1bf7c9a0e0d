package dev.pitwall;

import dev.pitwall.sandbox.agent.SampleRepository;
import dev.pitwall.sandbox.agent.ScriptedAgent;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.store.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Two instances as processes of their own, one PostgreSQL database, one workspace. */
final class InstancePair implements AutoCloseable {
  private static final String TOKEN = "xoxb-two";
  private static final String SECRET = "two-secret";

  final SandboxSlack slack;
  final String database;
  final ServeProcess one;
  final ServeProcess two;
  private final Path directory;

  private InstancePair(Path directory, SandboxSlack slack, String around) throws Exception {
    this.directory = directory;
    this.slack = slack;
    writeAgents(around);
    database = TestServer.fresh();
    one = ServeProcess.start(directory.resolve("one"), settings());
    two = ServeProcess.start(directory.resolve("two"), settings());
    one.untilItListens();
    two.untilItListens();
  }

  /**
   * Both listen when this returns.
   *
   * @param directory where each has a directory of its own
   */
  static InstancePair start(Path directory) throws Exception {
    return new InstancePair(directory, SandboxSlack.start(SlackSettings.of(TOKEN, SECRET)), "");
  }

  /**
   * As {@link #start}, and what each agent is told is kept.
   *
   * @param told where, a file for each
   */
  static InstancePair overheard(Path directory, Path told) throws Exception {
    var around = "sh, -c, 'tee \"$0/$$\" | \"$@\"', \"%s\", ".formatted(told);
    return new InstancePair(directory, SandboxSlack.start(SlackSettings.of(TOKEN, SECRET)), around);
  }

  private void writeAgents(String around) throws Exception {
    var repository = SampleRepository.createAt(directory.resolve("shop"));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    var agent = ScriptedAgent.class.getName();
    Files.writeString(
        agents(),
        """
        agents:
          sample: { command: [%s"%s", -cp, "%s", %s, --pace, "0.1"] }
        repositories:
          acme/shop: { path: "%s", branch: main, agent: sample }
        """
            .formatted(around, java, path, agent, repository));
  }

  /** The file of agents and repositories. */
  Path agents() {
    return directory.resolve("agents.yml");
  }

  private Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("SLACK_BOT_TOKEN", TOKEN);
    settings.put("SLACK_SIGNING_SECRET", SECRET);
    settings.put("SLACK_API_URL", slack.apiUrl().toString());
    settings.put("PITWALL_AGENTS", agents().toString());
    settings.put("PITWALL_DATABASE_URL", database);
    settings.put("PITWALL_DIGEST_EVERY", "500ms");
    return settings;
  }

  /** Who sends to the workspace, once somebody does. */
  ServeProcess owner() {
    return Until.there(
        "an owner",
        () ->
            TestServer.ask(database, "SELECT owner FROM lease WHERE name LIKE 'sending/%'")
                .map(id -> id.equals(one.id()) ? one : two));
  }

  ServeProcess other(ServeProcess instance) {
    return instance == one ? two : one;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    end();
    slack.close();
    TestServer.drop(database);
  }

  /** SIGKILL for both and all their agents. */
  void end() throws IOException, InterruptedException {
    one.signal("CONT");
    two.signal("CONT");
    one.kill();
    two.kill();
    ProcessesIn.folder(directory).forEach(ProcessHandle::destroyForcibly);
  }
}
