package dev.pitwall.github.follow;

import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions that began with an issue, whose tasks are theirs once a list shows them. */
final class Claims {
  static final Duration SKEW = Duration.ofMinutes(2);
  static final Duration APPEARS = Duration.ofMinutes(10);

  /** What no list has shown by then is in none. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final Map<SessionId, Claim> all = new ConcurrentHashMap<>();

  /**
   * What its task is known by.
   *
   * @param creator GitHub's number of who assigned the issue; 0 when that is not known
   */
  record Claim(SessionId session, IssueRef issue, long creator, Instant since, String prompt) {
    /** Whether the task may be it, by who asked for it and when. */
    boolean mayBe(AgentTask task) {
      long by = task.creator().id();
      boolean same = creator == 0 || by == 0 || by == creator;
      return same
          && !task.createdAt().isBefore(since.minus(SKEW))
          && task.createdAt().isBefore(until());
    }

    /** A task is listed within this time, or can be told from others by its pull request. */
    Instant until() {
      return since.plus(APPEARS);
    }

    /** Whether the task was asked for what stands in the issue. */
    boolean asks(String told) {
      return Claims.asks(prompt, told);
    }
  }

  /** Whether what a task was told holds what stands in an issue, whatever the spaces. */
  static boolean asks(String prompt, String told) {
    return words(told).contains(words(prompt));
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  void begin(Session session, IssueRef issue, long creator) {
    var task = session.task();
    var claim = new Claim(session.id(), issue, creator, session.times().created(), task.prompt());
    all.values().removeIf(c -> c.since.isBefore(claim.since.minus(KEPT)));
    all.put(session.id(), claim);
  }

  /** Its task is known. */
  void end(SessionId session) {
    all.remove(session);
  }

  List<Claim> in(Repository repository) {
    return all.values().stream()
        .filter(c -> c.issue.repository().fullName().equalsIgnoreCase(repository.fullName()))
        .toList();
  }
}
