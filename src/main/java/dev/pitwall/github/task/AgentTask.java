package dev.pitwall.github.task;

import dev.pitwall.session.Repository;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task as GitHub shows it; a list shows none of its sessions. What is missing is empty.
 *
 * @param htmlUrl its page, GitHub's own address for it
 * @param name derived from the prompt
 * @param sessionCount its turns
 * @param sessions the first first
 * @param remoteSteerable whether GitHub says that it can be steered in mid-run
 */
public record AgentTask(
    String id,
    String htmlUrl,
    String name,
    Id creator,
    Id repository,
    String state,
    int sessionCount,
    List<Artifact> artifacts,
    @Nullable Instant archivedAt,
    Instant createdAt,
    Instant updatedAt,
    CustomAgent customAgent,
    boolean remoteSteerable,
    List<AgentSession> sessions) {
  public AgentTask {
    id = Objects.requireNonNullElse(id, "");
    htmlUrl = Objects.requireNonNullElse(htmlUrl, "");
    name = Objects.requireNonNullElse(name, "");
    creator = Objects.requireNonNullElse(creator, Id.NONE);
    repository = Objects.requireNonNullElse(repository, Id.NONE);
    state = Objects.requireNonNullElse(state, "");
    artifacts = known(artifacts);
    createdAt = Objects.requireNonNullElse(createdAt, Instant.EPOCH);
    updatedAt = Objects.requireNonNullElse(updatedAt, createdAt);
    customAgent = Objects.requireNonNullElse(customAgent, CustomAgent.NONE);
    sessions = known(sessions);
  }

  /** An agent of the repository's own; empty: Copilot itself. */
  public record CustomAgent(String id) {
    static final CustomAgent NONE = new CustomAgent("");

    public CustomAgent {
      id = Objects.requireNonNullElse(id, "");
    }
  }

  /** A page of tasks. */
  public record Page(List<AgentTask> tasks) {
    public Page {
      tasks = known(tasks).stream().filter(task -> !task.id.isBlank()).toList();
    }
  }

  private static <T> List<T> known(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  public Standing standing() {
    return Standing.of(state);
  }

  public Optional<AgentSession> latest() {
    return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.getLast());
  }

  public int turns() {
    return Math.max(sessionCount, sessions.size());
  }

  /** The branch it works on; empty while there is none. */
  public String branch() {
    return first(a -> a.data().headRef(), AgentSession::headRef);
  }

  /** The branch it began from; empty when not known. */
  public String base() {
    return first(a -> a.data().baseRef(), AgentSession::baseRef);
  }

  private String first(
      Function<Artifact, String> ofArtifact, Function<AgentSession, String> ofSession) {
    return Stream.concat(
            artifacts.stream().map(ofArtifact), sessions.reversed().stream().map(ofSession))
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  /** Its pull request's database id. */
  public Optional<Long> pull() {
    return artifacts.stream().filter(Artifact::pull).map(a -> a.data().id()).findFirst();
  }

  /** What was asked for first; its name where that is not told. */
  public String prompt() {
    return sessions.stream()
        .map(AgentSession::prompt)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse(name);
  }

  public String model() {
    return latest().map(AgentSession::model).orElse("");
  }

  /** The repository, where the address of the page names it. */
  public Optional<Repository> repositoryByAddress() {
    try {
      var path = Objects.requireNonNullElse(URI.create(htmlUrl).getPath(), "").split("/", -1);
      boolean names =
          path.length > 4
              && path[4].equals("tasks")
              && (path[3].equals("copilot") || path[3].equals("agents"));
      return names ? Repository.parse(path[1] + "/" + path[2]) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The same with turns that are known from elsewhere. */
  public AgentTask withTurns(List<AgentSession> turns) {
    return new AgentTask(
        id,
        htmlUrl,
        name,
        creator,
        repository,
        state,
        sessionCount,
        artifacts,
        archivedAt,
        createdAt,
        updatedAt,
        customAgent,
        remoteSteerable,
        turns);
  }
}
