package dev.pitwall.acp;

import dev.pitwall.session.Repository;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file that {@code PITWALL_AGENTS} names: local agents, and the repositories they work in.
 *
 * @param path absolute
 * @param agents by name, in the file's order
 * @param repositories in the file's order
 */
public record AgentsFile(
    Path path, Map<String, AgentEntry> agents, List<RepositoryEntry> repositories) {
  public AgentsFile {
    agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
    repositories = List.copyOf(repositories);
  }

  /**
   * An agent.
   *
   * @param command its program, absolute or to be looked up, and its arguments; never empty
   * @param environment what it gets beside the usual; values may be secret
   */
  public record AgentEntry(String name, List<String> command, Map<String, String> environment) {
    public AgentEntry {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }

    /** Secrets may be in it. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A repository.
   *
   * @param folder absolute
   * @param branch what sessions begin from by default; empty for the branch checked out there
   * @param agent its default agent's name, one of the file's
   */
  public record RepositoryEntry(Repository name, Path folder, String branch, String agent) {}

  /**
   * Reads the file.
   *
   * @param environment where {@code ${NAME}} takes its values from
   */
  public static AgentsFile read(Path file, Map<String, String> environment)
      throws InvalidAgentsFile {
    return new AgentsFileReader(file.toAbsolutePath().normalize(), environment).read();
  }

  /** The entry of a repository, ignoring case. */
  Optional<RepositoryEntry> repository(Repository name) {
    return repositories.stream()
        .filter(r -> r.name().fullName().equalsIgnoreCase(name.fullName()))
        .findFirst();
  }

  /** How it is called in sentences. */
  String label() {
    return String.valueOf(path.getFileName());
  }
}
