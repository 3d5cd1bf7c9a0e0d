package dev.pitwall.acp;

import dev.pitwall.acp.AgentsFile.AgentEntry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An agent that runs.
 *
 * @param errors the end of what it wrote to standard error
 * @param secrets what must not be quoted of it
 */
record AgentProcess(Process process, ProcessFamily family, Tail errors, List<String> secrets) {
  private static final int SHORTEST_SECRET = 8;
  private static final int LINE_LENGTH = 200;

  /**
   * Starts an agent in a session of its own where the system can.
   *
   * @param environment Pitwall's
   * @param sessionId marks everything that it starts
   */
  static AgentProcess start(
      AgentEntry agent, Path folder, Map<String, String> environment, String sessionId)
      throws IOException {
    var program =
        Executables.find(agent.command().getFirst(), path(agent, environment))
            .orElseThrow(() -> new FileNotFoundException(agent.command().getFirst()));
    var command = new ArrayList<String>();
    var setsid = Executables.find("setsid", environment);
    setsid.ifPresent(path -> command.add(path.toString()));
    command.add(program.toString());
    command.addAll(agent.command().subList(1, agent.command().size()));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(CleanEnvironment.of(environment));
    builder.environment().putAll(agent.environment());
    builder.environment().putAll(ProcessFamily.environment(sessionId));
    var process = builder.start();
    return new AgentProcess(
        process,
        new ProcessFamily(sessionId, process.toHandle()),
        new Tail(process.getErrorStream(), "agent-errors-" + process.pid()),
        agent.environment().values().stream().filter(v -> v.length() >= SHORTEST_SECRET).toList());
  }

  /** Where its program is looked up: its own {@code PATH}, if it has one. */
  static Map<String, String> path(AgentEntry agent, Map<String, String> environment) {
    var own = agent.environment().get("PATH");
    return own == null ? environment : Map.of("PATH", own);
  }

  /** The line at the end of its standard error that tells most; empty when there is none. */
  String lastWords() throws InterruptedException {
    return Plain.line(masked(errors.lastWords()), LINE_LENGTH);
  }

  /** Text of the agent's own to be quoted. */
  String masked(String text) {
    var masked = text;
    for (var secret : secrets) {
      masked = masked.replace(secret, "…");
    }
    return masked;
  }
}
