package dev.pitwall.github.follow;

import dev.pitwall.github.api.GitHubClock;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.News;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sessions whose task may be there already without our knowing which it is. */
public final class PendingStarts {
  private final SessionStore store;
  private final GitHubClock theirs;
  private final Map<SessionId, Pending> all = new ConcurrentHashMap<>();
  private volatile List<Pending> stored = List.of();

  PendingStarts(SessionStore store, GitHubClock theirs) {
    this.store = store;
    this.theirs = theirs;
  }

  /**
   * @param since by our clock
   */
  private record Pending(Repository repository, Instant since) {}

  /** Reads those of other instances too. */
  synchronized void read() {
    stored =
        store.starting(News.PROVIDER).stream()
            .map(s -> new Pending(s.task().repository(), s.times().created()))
            .toList();
  }

  /** From now on a new task there may be this session's. */
  public void begin(SessionId session, Repository repository, Instant since) {
    all.put(session, new Pending(repository, since));
  }

  /** It is known which task it is, or that there is none. */
  public void end(SessionId session) {
    all.remove(session);
  }

  /** Whether the task may be one of theirs: then it is not somebody else's yet. */
  boolean mayBe(Repository repository, AgentTask task) {
    return Stream.concat(all.values().stream(), stored.stream())
        .filter(p -> p.repository.fullName().equalsIgnoreCase(repository.fullName()))
        .anyMatch(p -> !task.createdAt().isBefore(theirs.before(p.since)));
  }
}
