package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.follow.Claims.Claim;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
    var maybe = new ArrayList<Claim>();
    for (var claim : claims.in(repository)) {
      switch (by(claim, listed)) {
        case Theirs theirs -> {
          return theirs;
        }
        case Undecided() -> maybe.add(claim);
        case Late _, Others _ -> {}
      }
    }
    return maybe.isEmpty()
        ? givenUp.of(asker, repository, listed)
        : byWords(asker, maybe, listed).orElseGet(() -> givenUp.of(asker, repository, listed));
  }

  /** By its pull request or branch, or at least by who asked for it and when. */
  private Verdict by(Claim claim, AgentTask listed) {
    var seen = index.find(claim.issue().id()).map(t -> t.task);
    var pull = seen.flatMap(AgentTask::pull);
    if (pull.isPresent() && listed.pull().isPresent()) {
      return pull.equals(listed.pull()) ? new Theirs(claim) : new Others();
    }
    if (!listed.branch().isEmpty()
        && seen.map(AgentTask::branch).filter(listed.branch()::equals).isPresent()) {
      return new Theirs(claim);
    }
    return claims.mayBe(claim, listed) ? new Undecided() : new Others();
  }

  /** Where the same was asked twice, its pull request will tell which it is. */
  private Optional<Verdict> byWords(Account asker, List<Claim> maybe, AgentTask listed) {
    var now = clock.instant();
    var asked =
        details.listed(asker, listed.id()) instanceof Got<AgentTask> whole
            ? maybe.stream().filter(claim -> claim.asks(whole.value().prompt())).toList()
            : List.<Claim>of();
    if (asked.size() == 1) {
      return Optional.of(new Theirs(asked.getFirst()));
    }
    if (maybe.stream().anyMatch(claim -> now.isBefore(claim.until()))) {
      return Optional.of(new Undecided());
    }
    return asked.stream().min(Comparator.comparing(Claim::since)).map(Theirs::new);
  }
}
