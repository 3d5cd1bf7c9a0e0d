package dev.pitwall.acp;

import dev.pitwall.acp.AgentsFile.AgentEntry;
import dev.pitwall.acp.AgentsFile.RepositoryEntry;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What a file allows to be started, and why not, in sentences for people. */
record Objections(AgentsFile file, Map<String, String> environment) {

  Optional<String> to(Task task) {
    var repository = file.repository(task.repository());
    if (repository.isEmpty()) {
      var names = file.repositories().stream().map(r -> r.name().fullName()).toList();
      return Optional.of(
          "There is no repository `%s` here.%s"
              .formatted(task.repository(), Hint.at(task.repository().fullName(), names)));
    }
    if (!task.model().isBlank()) {
      return Optional.of("Local agents choose their model themselves. Leave `model:` out.");
    }
    return agent(task, repository.get()).or(() -> base(repository.get(), task.baseBranch()));
  }

  private Optional<String> agent(Task task, RepositoryEntry repository) {
    var agent = agent(repository, task);
    if (agent.isEmpty()) {
      return Optional.of(
          "There is no agent `%s` for %s.%s"
              .formatted(
                  Plain.line(task.agent(), 100),
                  repository.name(),
                  Hint.at(task.agent(), file.agents().keySet())));
    }
    return program(agent.get()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "The agent `%s` can't be started: `%s` is not installed on Pitwall's machine. %s"
                .formatted(
                    agent.get().name(),
                    agent.get().command().getFirst(),
                    "Ask whoever runs Pitwall, or name another."));
  }

  /** Who is to do the task: whom it names, ignoring case, or else the repository's default. */
  Optional<AgentEntry> agent(RepositoryEntry repository, Task task) {
    var name = task.agent().isBlank() ? repository.agent() : task.agent().strip();
    return file.agents().values().stream().filter(a -> a.name().equalsIgnoreCase(name)).findFirst();
  }

  /** An agent's program, if it is installed. */
  Optional<Path> program(AgentEntry agent) {
    return Executables.find(agent.command().getFirst(), AgentProcess.path(agent, environment));
  }

  private Optional<String> base(RepositoryEntry repository, String branch) {
    return find(repository, branch) instanceof Base.Missing(var sentence)
        ? Optional.of(sentence)
        : Optional.empty();
  }

  /** What sessions of a repository begin from; the default when the branch is empty. */
  Base find(RepositoryEntry repository, String branch) {
    var git = new Git(repository.folder(), environment, new CompletableFuture<>());
    return Base.find(git, repository, branch);
  }

  /** The agents for a repository, its default first. */
  List<String> agents(Repository name) {
    return file.repository(name)
        .map(r -> Stream.concat(Stream.of(r.agent()), file.agents().keySet().stream()))
        .map(names -> names.distinct().toList())
        .orElse(List.of());
  }
}
