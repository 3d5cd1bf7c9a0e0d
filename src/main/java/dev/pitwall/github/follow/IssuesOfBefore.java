package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.GitHubClock;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sessions that began with an issue and are only stored: they ended before a restart, or long ago,
 * and some account's list shows their task now.
 */
record IssuesOfBefore(SessionStore store, Details details, GitHubClock theirs) {
  private static final Duration SKEW = Duration.ofMinutes(2);

  /** The session whose task it is. */
  Optional<Session> of(
      Account asker, Workspace workspace, Repository repository, AgentTask listed) {
    var created = theirs.ours(listed.createdAt());
    var from = created.minus(Claims.APPEARS).minus(SKEW);
    var some =
        store.created(workspace, repository, from, created.plus(SKEW)).stream()
            .filter(session -> IssueRef.of(session.ref()).isPresent())
            .toList();
    if (some.isEmpty()
        || !(details.listed(asker, listed.id()) instanceof Got<AgentTask>(var task, _, _))) {
      return Optional.empty();
    }
    return onBranch(some, task).or(() -> onlyOne(some, task));
  }

  private static Optional<Session> onBranch(List<Session> some, AgentTask task) {
    return some.stream()
        .filter(session -> !task.branch().isEmpty())
        .filter(session -> session.work().branch().equals(task.branch()))
        .findFirst();
  }

  /** By what was asked, unless that was asked twice. */
  private static Optional<Session> onlyOne(List<Session> some, AgentTask task) {
    var same =
        some.stream()
            .filter(session -> session.work().branch().isEmpty() || task.branch().isEmpty())
            .filter(session -> Claims.has(task.prompt(), session.task().prompt()))
            .toList();
    return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
  }
}
