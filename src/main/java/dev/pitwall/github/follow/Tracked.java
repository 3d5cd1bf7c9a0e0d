package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.log.LogNews;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.github.task.Pull;
import dev.pitwall.github.task.Standing;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A task that is followed, and what was last seen of it. All of it can be lost: what must be
 * remembered is in the stored session. Whoever changes it or tells of it holds its monitor.
 */
final class Tracked {
  final String taskId;
  final Repository repository;

  /** Each workspace has its own. */
  final Set<SessionId> sessions = ConcurrentHashMap.newKeySet();

  /** The lists that show it. */
  final Set<Place> places = ConcurrentHashMap.newKeySet();

  /** By whose eyes. */
  volatile @Nullable Account account;

  /** With its turns where it was looked at; null before the first look. */
  volatile @Nullable AgentTask task;

  volatile @Nullable Pull pull;
  volatile boolean over;
  int failures;
  LogPace pace = LogPace.start(Instant.EPOCH);
  LogNews.@Nullable Read log;
  Duration pullGap = Rhythm.PULL;

  /** What the list said when it was last looked at. */
  private @Nullable Stamp stamp;

  private record Stamp(Instant updated, String state, int turns) {
    static Stamp of(AgentTask task) {
      return new Stamp(task.updatedAt(), task.state(), task.turns());
    }
  }

  Tracked(String taskId, Repository repository) {
    this.taskId = taskId;
    this.repository = repository;
  }

  /** Whether all that is known of it is the issue that it began with. */
  boolean byIssue() {
    return IssueRef.read(taskId).isPresent();
  }

  /** Whether it was looked at, and has not begun. */
  boolean waits() {
    var last = task;
    return last != null && last.standing() == Standing.QUEUED;
  }

  /** Whether there is nothing new in what a list shows, or it is older than what is known. */
  synchronized boolean upToDate(AgentTask listed) {
    return stamp != null
        && (stamp.equals(Stamp.of(listed)) || listed.updatedAt().isBefore(stamp.updated));
  }

  /** Whether that list has shown it before, and nothing is new in it. */
  boolean upToDate(Place place, AgentTask listed) {
    return places.contains(place) && upToDate(listed);
  }

  /** Whether it runs and was never looked at itself. */
  boolean unread() {
    var last = task;
    return !over && (last == null || last.sessions().isEmpty());
  }

  synchronized boolean seen() {
    return stamp != null;
  }

  synchronized void saw(AgentTask next) {
    stamp = Stamp.of(next);
    over = next.standing().over();
    failures = 0;
    var before = task;
    // A list shows no turns; those that are known are not forgotten for it.
    task = next.sessions().isEmpty() && before != null ? next.withTurns(before.sessions()) : next;
  }

  /** What was seen last could not be stored: it is news when it is seen again. */
  synchronized void forget() {
    stamp = null;
  }

  void seenBy(Place place, Account by) {
    places.add(place);
    account = by;
  }
}
