package dev.pitwall.acp;

import dev.pitwall.acp.AgentsFile.AgentEntry;
import dev.pitwall.acp.AgentsFile.RepositoryEntry;
import dev.pitwall.sandbox.agent.SampleRepository;
import dev.pitwall.session.Handle;
import dev.pitwall.session.Person;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.Task;
import dev.pitwall.session.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A folder with the sample repository, agents that work in it, and a witness. */
final class Yard implements AutoCloseable {
  static final Person ALICE = new Person(new Workspace("T1"), "U0ALICE");
  static final Repository SHOP = new Repository("acme", "shop");

  /** As usual, with nothing to wait for but the agent. */
  static final Limits QUICK =
      new Limits(
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          Duration.ofMillis(50));

  final Path folder;
  final Path shop;
  final Witness witness = new Witness();
  final LocalAgents agents;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  Yard(Path folder, Limits limits, String... command) throws IOException, InterruptedException {
    this.folder = folder;
    shop = SampleRepository.createAt(folder.resolve("git repositories/shop"));
    agents = agents(limits, witness, List.of(command));
  }

  /** Whose agent is the scripted one. */
  static Yard scripted(Path folder, Limits limits, String... arguments)
      throws IOException, InterruptedException {
    return new Yard(folder, limits, scriptedAgent(arguments).toArray(String[]::new));
  }

  LocalAgents agents(Limits limits, Witness heard, List<String> command) {
    return agents(file(command), System.getenv(), limits, heard);
  }

  LocalAgents agents(
      AgentsFile file, Map<String, String> environment, Limits limits, Witness heard) {
    return new LocalAgents(
        file, folder.resolve("data"), environment, heard, InstantSource.system(), timer, limits);
  }

  AgentsFile file(List<String> command) {
    var agent = new AgentEntry("robot", command, Map.of());
    return new AgentsFile(
        folder.resolve("agents.yml"),
        Map.of("robot", agent),
        List.of(new RepositoryEntry(SHOP, shop, "main", "robot")));
  }

  static List<String> scriptedAgent(String... arguments) {
    var command = new ArrayList<>(java("-Xmx128m"));
    command.add("dev.pitwall.sandbox.agent.ScriptedAgent");
    command.addAll(List.of("--pace", "0.02"));
    command.addAll(List.of(arguments));
    return command;
  }

  static List<String> java(String... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    var path = System.getProperty("surefire.test.class.path");
    command.addAll(List.of("-cp", path == null ? System.getProperty("java.class.path") : path));
    return command;
  }

  Session queued(String prompt) {
    return queued(prompt, "k3f9");
  }

  Session queued(String prompt, String handle) {
    return queued(new SessionId(UUID.randomUUID().toString()), prompt, handle);
  }

  Session queued(SessionId id, String prompt, String handle) {
    var task =
        new Task("acp", SHOP, Task.titleOf(prompt), prompt, "robot", "", "", ALICE, "", null);
    var session = Session.queued(id, ALICE.workspace(), new Handle(handle), task, Instant.now());
    witness.know(session);
    return session;
  }

  Path worktree(Session session) {
    return folder.resolve("data/worktrees").resolve(session.id().text());
  }

  /** Processes that the session has left. */
  static List<ProcessHandle> left(Session session) {
    return List.copyOf(new ProcessFamily(session.id().text(), null).running());
  }

  static String git(Path folder, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }

  @Override
  public void close() {
    agents.close();
    timer.shutdownNow();
  }
}
