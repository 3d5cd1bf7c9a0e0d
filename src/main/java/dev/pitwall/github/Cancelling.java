package dev.pitwall.github;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.api.Reads.Missed;
import dev.pitwall.github.api.Trouble;
import dev.pitwall.github.follow.Follower;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.github.task.Run;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Cancels the Actions runs in which an agent works. GitHub takes that long before it is true, if it
 * becomes true at all: only the task's state says that a session is stopped.
 */
final class Cancelling {
  /** Asking again would not help. */
  private static final Set<Kind> FINAL =
      Set.of(Kind.PERMISSION, Kind.SSO, Kind.UNAUTHORIZED, Kind.PLAN);

  private final GitHub github;
  private final Reads reads;
  private final Messages messages;
  private final Follower follower;
  private final Assignments assignments;

  Cancelling(
      GitHub github, Reads reads, Messages messages, Follower follower, Assignments assignments) {
    this.github = github;
    this.reads = reads;
    this.messages = messages;
    this.follower = follower;
    this.assignments = assignments;
  }

  /**
   * @param force whether mere cancelling has had no effect
   * @return why GitHub will not; empty when it was asked, or could not be yet
   */
  Optional<Trouble> cancel(Session session, Account account, boolean force) {
    var ref = session.ref();
    if (ref != null && messages.steerable(session, account)) {
      var _ = new Steer(github).abort(account, ref.id());
    }
    var branch = branch(session, account);
    if (branch.isEmpty()) {
      return IssueRef.of(ref).flatMap(issue -> assignments.withdraw(issue, account));
    }
    var path =
        "/repos/%s/actions/runs?per_page=50&branch=%s"
            .formatted(session.task().repository(), Paths.encoded(branch));
    return switch (reads.get(account, Call.api(path), Run.Page.class)) {
      case Missed<Run.Page> missed -> refusal(missed.answer(), account);
      case Got<Run.Page>(var page, _, _) ->
          page.workflowRuns().stream()
              .filter(Objects::nonNull)
              .filter(run -> run.agentAtWork() && run.headBranch().equals(branch))
              .flatMap(run -> cancel(session, account, run, force).stream())
              .findFirst();
    };
  }

  /** Whether an issue is all there is of the session: nothing has been seen to begin. */
  boolean unbegun(Session session) {
    return IssueRef.of(session.ref()).isPresent()
        && session.state() instanceof SessionState.Queued
        && session.work().branch().isEmpty()
        && follower.task(session).map(AgentTask::branch).orElse("").isEmpty();
  }

  private Optional<Trouble> cancel(Session session, Account account, Run run, boolean force) {
    var path =
        "/repos/%s/actions/runs/%d/%s"
            .formatted(session.task().repository(), run.id(), force ? "force-cancel" : "cancel");
    return refusal(github.send(account, "POST", Call.api(path), null), account);
  }

  private String branch(Session session, Account account) {
    var known = follower.task(session).map(AgentTask::branch).orElse("");
    if (!known.isEmpty() || session.ref() == null || IssueRef.of(session.ref()).isPresent()) {
      return known.isEmpty() ? session.work().branch() : known;
    }
    var call = Call.api("/agents/tasks/" + Paths.encoded(session.ref().id()));
    return reads.get(account, call, AgentTask.class) instanceof Got<AgentTask> got
        ? got.value().branch()
        : session.work().branch();
  }

  static Optional<Trouble> refusal(Answer answer, Account account) {
    return answer instanceof Answer.Refused(var kind, _, _, _) && FINAL.contains(kind)
        ? Trouble.of(answer, account)
        : Optional.empty();
  }
}
