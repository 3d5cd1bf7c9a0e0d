package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.GitHubClock;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.News;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.Via;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Starts that were given up, as nothing of them was to be seen. GitHub may take one late: whoever
 * sent it may have stood still meanwhile, and may be gone when it is taken.
 */
final class GivenUp {
  private static final Duration KEPT = Duration.ofHours(1);

  private final SessionStore store;
  private final Details details;
  private final Eyes eyes;
  private final GitHubClock theirs;
  private final InstantSource clock;
  private volatile List<Session> all = List.of();

  GivenUp(SessionStore store, Details details, Eyes eyes, GitHubClock theirs, InstantSource clock) {
    this.store = store;
    this.details = details;
    this.eyes = eyes;
    this.theirs = theirs;
    this.clock = clock;
  }

  /** To be called after those under way were read: from there they come here. */
  void read() {
    all = store.neverBegun(News.PROVIDER, clock.instant().minus(KEPT));
  }

  /** Whether the task is one of theirs. */
  Recognition.Verdict of(Account asker, Repository repository, AgentTask listed) {
    var possible =
        all.stream()
            .filter(s -> mayBe(s, repository, listed))
            .flatMap(s -> store.find(s.id()).stream())
            .filter(News::givenUp)
            .filter(s -> store.find(s.workspace(), News.ref(listed.id())).isEmpty())
            .toList();
    if (possible.isEmpty()) {
      return new Recognition.Others();
    }
    if (!(details.listed(asker, listed.id()) instanceof Got<AgentTask> whole)) {
      return new Recognition.Undecided();
    }
    return possible.stream()
        .filter(s -> asks(s, whole.value().prompt()))
        .findFirst()
        .<Recognition.Verdict>map(s -> new Recognition.Late(s.id()))
        .orElseGet(Recognition.Others::new);
  }

  private boolean mayBe(Session session, Repository repository, AgentTask task) {
    long asker = eyes.asker(session);
    long creator = task.creator().id();
    return session.task().repository().fullName().equalsIgnoreCase(repository.fullName())
        && (asker == 0 || creator == 0 || creator == asker)
        && !task.createdAt().isBefore(theirs.before(session.times().created()));
  }

  private static boolean asks(Session session, String told) {
    var prompt = session.task().prompt();
    return session.task().via() == Via.ISSUE
        ? Claims.has(told, prompt)
        : told.strip().equals(prompt.strip());
  }
}
