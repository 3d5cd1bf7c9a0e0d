package dev.pitwall.session;

import java.util.ArrayList;
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
    var via = Via.parse(wanted.via());
    if (via.isEmpty()) {
      return new Plan.UnknownVia(wanted.via());
    }
    var known = controls.repositories(by);
    var usual = usual(by);
    if (wanted.repository().isBlank() && usual.isEmpty()) {
      return withoutRepository(wanted, by, known);
    }
    var typed =
        wanted.repository().isBlank() ? usual.get().fullName() : wanted.repository().strip();
    var places = places(typed, by);
    return places.found().isEmpty()
        ? places
            .why()
            .<Plan>map(Plan.Objected::new)
            .orElseGet(() -> unknownRepository(typed, by, known))
        : plan(wanted, via.get(), by, places.found());
  }

  /**
   * The one that is meant where none is named: the only one there is, or the only one of Pitwall's
   * own machine, which whoever runs it has listed there.
   */
  private Optional<Repository> usual(Person by) {
    var local =
        controls.all().stream()
            .filter(control -> control.provider().local())
            .flatMap(control -> control.repositories(by).stream())
            .toList();
    var choice = local.isEmpty() ? controls.repositories(by) : local;
    return choice.size() == 1 ? Optional.of(choice.getFirst()) : Optional.empty();
  }

  private Plan withoutRepository(TaskRequest wanted, Person by, List<Repository> known) {
    if (!known.isEmpty()) {
      return wanted.prompt().isBlank() ? new Plan.NoPrompt() : new Plan.WhichRepository(known);
    }
    return nowhere(by);
  }

  private Plan nowhere(Person by) {
    return controls.unlisted(by).<Plan>map(Plan.Objected::new).orElseGet(Plan.NoRepositories::new);
  }

  /** The repository that people mean by its full name or, when that is clear, by its name alone. */
  public RepositoryLookup repository(String typed, Person by) {
    var places = places(typed.strip(), by);
    return places.found().stream()
        .findFirst()
        .<RepositoryLookup>map(place -> new RepositoryLookup.Found(place.repository()))
        .or(() -> places.why().map(RepositoryLookup.Unable::new))
        .orElseGet(RepositoryLookup.Absent::new);
  }

  /**
   * Where a repository was found.
   *
   * @param why a source could not be asked; empty when all could
   */
  private record Places(List<Place> found, Optional<String> why) {}

  private record Place(SessionControl control, Repository repository) {}

  private Places places(String typed, Person by) {
    var full = Repository.parse(typed).or(() -> named(typed, by));
    if (full.isEmpty()) {
      return new Places(List.of(), Optional.empty());
    }
    var found = new ArrayList<Place>();
    var why = Optional.<String>empty();
    for (var control : controls.all()) {
      switch (control.repository(full.get(), by)) {
        case RepositoryLookup.Found(var repository) -> found.add(new Place(control, repository));
        case RepositoryLookup.Unable(var reason) -> why = Optional.of(reason);
        case RepositoryLookup.Absent() -> {}
      }
    }
    return new Places(found, why);
  }

  private Optional<Repository> named(String typed, Person by) {
    var named =
        controls.repositories(by).stream().filter(r -> r.name().equalsIgnoreCase(typed)).toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /** The repository nearest to what is none. */
  public Optional<String> nearestRepository(String typed, Person by) {
    var known = controls.repositories(by);
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
  public Choices choices(Person by) {
    var repositories = controls.repositories(by);
    var agents =
        controls.all().stream()
            .flatMap(c -> c.repositories(by).stream().flatMap(r -> c.agents(r, by).stream()))
            .distinct()
            .toList();
    boolean issues =
        controls.all().stream().anyMatch(c -> c.startsByIssue() && c.missing(by).isEmpty());
    return new Choices(repositories, agents, issues, nowhere(by));
  }

  /**
   * What a start can be chosen from.
   *
   * @param agents of any repository
   * @param issues whether some can be started by an issue
   * @param nowhere what to say where there is no repository
   */
  public record Choices(
      List<Repository> repositories, List<String> agents, boolean issues, Plan nowhere) {
    public Choices {
      repositories = List.copyOf(repositories);
      agents = List.copyOf(agents);
    }
  }

  /** In the first place that has the agent. */
  private static Plan plan(TaskRequest wanted, Via via, Person by, List<Place> all) {
    var places =
        via == Via.ISSUE ? all.stream().filter(p -> p.control().startsByIssue()).toList() : all;
    if (places.isEmpty()) {
      return new Plan.NoIssues(all.getFirst().repository());
    }
    for (var place : places) {
      var agents = place.control().agents(place.repository(), by);
      var agent = agent(wanted.agent().strip(), agents);
      if (agent.isPresent()) {
        return wanted.prompt().isBlank()
            ? new Plan.NoPrompt()
            : plan(wanted, via, by, place, agent.get());
      }
    }
    var agents =
        places.stream()
            .flatMap(place -> place.control().agents(place.repository(), by).stream())
            .distinct()
            .toList();
    var nearest = Nearest.to(wanted.agent(), agents);
    return new Plan.UnknownAgent(wanted.agent(), places.getFirst().repository(), nearest, agents);
  }

  private static Plan plan(TaskRequest wanted, Via via, Person by, Place place, String agent) {
    var task =
        new Task(
            place.control().provider().id(),
            place.repository(),
            Task.titleOf(wanted.prompt()),
            wanted.prompt(),
            agent,
            wanted.model().strip(),
            wanted.baseBranch().strip(),
            by,
            "",
            wanted.restartOf(),
            via);
    var objection = place.control().objection(task);
    return objection.isPresent() ? new Plan.Objected(objection.get()) : new Plan.Ready(task);
  }

  private static Optional<String> agent(String typed, List<String> agents) {
    return agents.stream().filter(a -> typed.isEmpty() || a.equalsIgnoreCase(typed)).findFirst();
  }

  private Plan unknownRepository(String typed, Person by, List<Repository> known) {
    return known.isEmpty() && nowhere(by) instanceof Plan.NoRepositories none
        ? none
        : new Plan.UnknownRepository(typed, nearestRepository(typed, by), known);
  }

  private static Plan unknownOption(String typed) {
    var words = Stream.of(TaskRequest.Option.values()).map(TaskRequest.Option::word).toList();
    int colon = typed.indexOf(':');
    var nearest = Nearest.to(typed.substring(0, colon), words).orElse("base");
    return new Plan.UnknownOption(typed, nearest + typed.substring(colon));
  }
}
