package dev.pitwall.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes tasks of what people ask for, or says what is missing. */
public final class Planner {
  private final SessionControls controls;

  public Planner(SessionControls controls) {
    this.controls = controls;
  }

  /** Nothing is stored, so this can be asked as often as wanted. */
  public Plan plan(TaskRequest wanted, Person by) {
    if (!wanted.doubtful().isEmpty()) {
      return unknownOption(wanted.doubtful());
    }
    var known = controls.repositories();
    if (known.isEmpty()) {
      return new Plan.NoRepositories();
    }
    if (wanted.repository().isBlank() && known.size() > 1) {
      return wanted.prompt().isBlank() ? new Plan.NoPrompt() : new Plan.WhichRepository(known);
    }
    var repository =
        wanted.repository().isBlank()
            ? Optional.of(known.getFirst())
            : repository(wanted.repository());
    return repository
        .flatMap(r -> controls.forRepository(r).map(control -> plan(wanted, by, r, control)))
        .orElseGet(() -> unknownRepository(wanted.repository(), known));
  }

  /** The repository that people mean by its full name or, when that is clear, by its name alone. */
  public Optional<Repository> repository(String typed) {
    var full = Repository.parse(typed.strip()).flatMap(controls::repository);
    if (full.isPresent()) {
      return full;
    }
    var named =
        controls.repositories().stream()
            .filter(r -> r.name().equalsIgnoreCase(typed.strip()))
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /** The repository nearest to what is none. */
  public Optional<String> nearestRepository(String typed) {
    var known = controls.repositories();
    var full = Nearest.to(typed, known.stream().map(Repository::fullName).toList());
    if (full.isPresent()) {
      return full;
    }
    var name = typed.substring(typed.lastIndexOf('/') + 1);
    return Nearest.to(name, known.stream().map(Repository::name).toList())
        .flatMap(n -> known.stream().filter(r -> r.name().equals(n)).findFirst())
        .map(Repository::fullName);
  }

  /** Everything that can be chosen from. */
  public Choices choices() {
    var repositories = controls.repositories();
    var agents =
        controls.all().stream()
            .flatMap(c -> c.repositories().stream().flatMap(r -> c.agents(r).stream()))
            .distinct()
            .toList();
    return new Choices(repositories, agents);
  }

  /**
   * What a start can be chosen from.
   *
   * @param agents of any repository
   */
  public record Choices(List<Repository> repositories, List<String> agents) {
    public Choices {
      repositories = List.copyOf(repositories);
      agents = List.copyOf(agents);
    }
  }

  private static Plan plan(
      TaskRequest wanted, Person by, Repository repository, SessionControl control) {
    var agents = control.agents(repository);
    var agent = agent(wanted.agent().strip(), agents);
    if (agent.isEmpty()) {
      var nearest = Nearest.to(wanted.agent(), agents);
      return new Plan.UnknownAgent(wanted.agent(), repository, nearest, agents);
    }
    if (wanted.prompt().isBlank()) {
      return new Plan.NoPrompt();
    }
    var task =
        new Task(
            control.provider().id(),
            repository,
            Task.titleOf(wanted.prompt()),
            wanted.prompt(),
            agent.get(),
            wanted.model().strip(),
            wanted.baseBranch().strip(),
            by,
            wanted.restartOf());
    var objection = control.objection(task);
    return objection.isPresent() ? new Plan.Objected(objection.get()) : new Plan.Ready(task);
  }

  private static Optional<String> agent(String typed, List<String> agents) {
    return agents.stream().filter(a -> typed.isEmpty() || a.equalsIgnoreCase(typed)).findFirst();
  }

  private Plan unknownRepository(String typed, List<Repository> known) {
    return new Plan.UnknownRepository(typed, nearestRepository(typed), known);
  }

  private static Plan unknownOption(String typed) {
    var words = Stream.of(TaskRequest.Option.values()).map(TaskRequest.Option::word).toList();
    int colon = typed.indexOf(':');
    var nearest = Nearest.to(typed.substring(0, colon), words).orElse("base");
    return new Plan.UnknownOption(typed, nearest + typed.substring(colon));
  }
}
