package dev.pitwall.github.follow;

import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.News;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sessions whose task may be there already without our knowing which it is. */
public final class PendingStarts {
  private static final Duration SKEW = Duration.ofMinutes(2);

  private final SessionStore store;
  private final Map<SessionId, Pending> all = new ConcurrentHashMap<>();
  private volatile List<Pending> stored = List.of();

  PendingStarts(SessionStore store) {
    this.store = store;
  }

  private record Pending(Repository repository, Instant since) {
    static Pending of(Repository repository, Instant since) {
      return new Pending(repository, since.minus(SKEW));
    }

    boolean mayBe(Repository there, AgentTask task) {
      return repository.fullName().equalsIgnoreCase(there.fullName())
          && !task.createdAt().isBefore(since);
    }
  }

  /** Reads those of other instances too. */
  synchronized void read() {
    stored =
        store.starting(News.PROVIDER).stream()
            .map(s -> Pending.of(s.task().repository(), s.times().created()))
            .toList();
  }

  /** From now on a new task there may be this session's. */
  public void begin(SessionId session, Repository repository, Instant since) {
    all.put(session, Pending.of(repository, since));
  }

  /** It is known which task it is, or that there is none. */
  public void end(SessionId session) {
    all.remove(session);
  }

  /** Whether the task may be one of theirs: then it is not somebody else's yet. */
  boolean mayBe(Repository repository, AgentTask task) {
    return Stream.concat(all.values().stream(), stored.stream())
        .anyMatch(pending -> pending.mayBe(repository, task));
  }
}
