package dev.pitwall.github.log;

import dev.pitwall.session.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose log is read: a task of GitHub's.
 *
 * @param turns GitHub's sessions of the task, the first first
 * @param pullRequest its number in the repository; null while there is none
 */
public record LogSubject(
    Repository repository, String taskId, List<Turn> turns, @Nullable Integer pullRequest) {
  public LogSubject {
    turns = List.copyOf(turns);
  }

  /**
   * One run of the agent.
   *
   * @param id of GitHub's session
   * @param begun no longer queued
   * @param over in a state from which nothing follows
   * @param created when it was asked for
   * @param headRef the branch it works on; empty while there is none
   * @param baseRef the branch it began from; empty when not known
   */
  public record Turn(
      String id, boolean begun, boolean over, Instant created, String headRef, String baseRef) {}

  /** The turns that can have a log. */
  List<Turn> begun() {
    return turns.stream().filter(Turn::begun).toList();
  }

  /** The turn that began last. */
  Optional<Turn> latest() {
    return begun().stream().reduce((_, later) -> later);
  }

  boolean over() {
    return !turns.isEmpty() && turns.getLast().over();
  }

  /** When the first turn was asked for. */
  Instant created() {
    return turns.isEmpty() ? Instant.EPOCH : turns.getFirst().created();
  }
}
