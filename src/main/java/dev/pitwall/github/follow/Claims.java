package dev.pitwall.github.follow;

import dev.pitwall.github.api.GitHubClock;
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
  static final Duration APPEARS = Duration.ofMinutes(10);

  /** What no list has shown by then is in none. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final GitHubClock theirs;
  private final Map<SessionId, Claim> all = new ConcurrentHashMap<>();

  Claims(GitHubClock theirs) {
    this.theirs = theirs;
  }

  /**
   * What its task is known by.
   *
   * @param creator GitHub's number of who assigned the issue; 0 when that is not known
   */
  record Claim(
      SessionId session, IssueRef issue, long creator, Instant since, String prompt, boolean over) {

    private static Claim of(Session session, IssueRef issue, long creator) {
      var task = session.task();
      // A start that was given up and is taken late begins another turn.
      var since = session.times().turnBegan();
      return new Claim(session.id(), issue, creator, since, task.prompt(), false);
    }

    private Claim ended() {
      return new Claim(session, issue, creator, since, prompt, true);
    }

    private boolean mayBeBy(long person) {
      return creator == 0 || person == 0 || person == creator;
    }

    /** A task is listed within this time, or can be told from others by its pull request. */
    Instant until() {
      return since.plus(APPEARS);
    }

    /** Whether the task was asked for what stands in the issue. */
    boolean asks(String told) {
      return has(told, prompt);
    }
  }

  /** Whether an issue's text has the prompt in it, whatever the blanks. */
  static boolean has(String told, String prompt) {
    return words(told).contains(words(prompt));
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Whether the task may be the claim's, by who asked for it and when. */
  boolean mayBe(Claim claim, AgentTask task) {
    return claim.mayBeBy(task.creator().id())
        && !task.createdAt().isBefore(theirs.before(claim.since))
        && task.createdAt().isBefore(theirs.theirs(claim.until()));
  }

  void begin(Session session, IssueRef issue, long creator) {
    var claim = Claim.of(session, issue, creator);
    all.values().removeIf(c -> c.since.isBefore(claim.since.minus(KEPT)));
    all.put(session.id(), claim);
  }

  /** It may have begun at another instance; whether its task is known here already stays so. */
  void learn(Session session, IssueRef issue, long creator) {
    all.putIfAbsent(session.id(), Claim.of(session, issue, creator));
  }

  /** Its task is known. */
  void end(SessionId session) {
    all.computeIfPresent(session, (_, claim) -> claim.ended());
  }

  List<Claim> in(Repository repository) {
    return all.values().stream()
        .filter(c -> !c.over)
        .filter(c -> c.issue.repository().fullName().equalsIgnoreCase(repository.fullName()))
        .toList();
  }
}
