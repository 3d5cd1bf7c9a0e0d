package dev.pitwall.github.follow;

import dev.pitwall.github.task.AgentTask;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions whose task may be there already without our knowing which it is. */
public final class PendingStarts {
  private static final Duration SKEW = Duration.ofMinutes(2);

  private final Map<SessionId, Pending> all = new ConcurrentHashMap<>();

  private record Pending(Repository repository, Instant since) {}

  /** From now on a new task there may be this session's. */
  public void begin(SessionId session, Repository repository, Instant since) {
    all.put(session, new Pending(repository, since.minus(SKEW)));
  }

  /** It is known which task it is, or that there is none. */
  public void end(SessionId session) {
    all.remove(session);
  }

  /** Whether the task may be one of theirs: then it is not somebody else's yet. */
  boolean mayBe(Repository repository, AgentTask task) {
    return all.values().stream()
        .anyMatch(p ->
            p.repository.fullName().equalsIgnoreCase(repository.fullName())
                && !task.createdAt().isBefore(p.since));
  }
}
