package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.follow.Claims.Claim;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionId;
import java.time.InstantSource;

/** Tells whether a listed task is that of a session which was begun here without knowing it. */
record Recognition(
    Claims claims, GivenUp givenUp, Index index, Details details, InstantSource clock) {

  /** What it is. */
  sealed interface Verdict {}

  /** That session's, which began with an issue. */
  record Theirs(Claim claim) implements Verdict {}

  /** That session's, whose start was given up. */
  record Late(SessionId session) implements Verdict {}

  /** Not known yet; until it is, it is nobody else's. */
  record Undecided() implements Verdict {}

  /** None of theirs. */
  record Others() implements Verdict {}

  Verdict of(Account asker, Repository repository, AgentTask listed) {
    boolean undecided = false;
    for (var claim : claims.in(repository)) {
      switch (of(asker, claim, listed)) {
        case Theirs theirs -> {
          return theirs;
        }
        case Undecided() -> undecided = true;
        case Late _, Others _ -> {}
      }
    }
    return undecided ? new Undecided() : givenUp.of(asker, repository, listed);
  }

  private Verdict of(Account asker, Claim claim, AgentTask listed) {
    var seen = index.find(claim.issue().id()).map(t -> t.task);
    var pull = seen.flatMap(AgentTask::pull);
    if (pull.isPresent() && listed.pull().isPresent()) {
      return pull.equals(listed.pull()) ? new Theirs(claim) : new Others();
    }
    if (!listed.branch().isEmpty()
        && seen.map(AgentTask::branch).filter(listed.branch()::equals).isPresent()) {
      return new Theirs(claim);
    }
    if (!claims.mayBe(claim, listed)) {
      return new Others();
    }
    if (details.listed(asker, listed.id()) instanceof Got<AgentTask> whole
        && claim.asks(whole.value().prompt())) {
      return new Theirs(claim);
    }
    return clock.instant().isBefore(claim.until()) ? new Undecided() : new Others();
  }
}
