package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.Discovery;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.github.task.Look;
import dev.pitwall.github.task.News;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Watch;
import dev.pitwall.session.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes in the tasks that a list shows: known ones are told of, new ones adopted. */
final class Intake {
  private final SessionStore store;
  private final SessionTracker tracker;
  private final Accounts accounts;
  private final Index index;
  private final Names names;
  private final Begun begun;
  private final Recognition recognition;
  private final IssuesOfBefore issues;
  private final Watches watches;
  private final Visits visits;

  Intake(
      SessionStore store,
      SessionTracker tracker,
      Accounts accounts,
      Index index,
      Names names,
      Begun begun,
      Recognition recognition,
      IssuesOfBefore issues,
      Watches watches,
      Visits visits) {
    this.store = store;
    this.tracker = tracker;
    this.accounts = accounts;
    this.index = index;
    this.names = names;
    this.begun = begun;
    this.recognition = recognition;
    this.issues = issues;
    this.watches = watches;
    this.visits = visits;
  }

  /** A list was read: which of its tasks somebody here has just started is to be known. */
  void readBegun() {
    begun.read();
  }

  /**
   * Takes a listed task in.
   *
   * @return false when it can't be placed yet, and is to be taken in again
   */
  boolean take(Source source, Account asker, AgentTask listed) {
    var before = index.find(listed.id());
    if (before.isPresent() && before.get().upToDate(source.place, listed)) {
      before.get().seenBy(source.place, asker);
      return true;
    }
    var repository = before.map(t -> t.repository).or(() -> repository(source, asker, listed));
    if (repository.isEmpty()) {
      return false;
    }
    if (before.isEmpty() && begun.starts().mayBe(repository.get(), listed)) {
      return false;
    }
    if (before.isEmpty()) {
      switch (recognition.of(asker, repository.get(), listed)) {
        case Recognition.Theirs(var claim) ->
            bind(claim.session(), claim.issue(), repository.get(), listed);
        case Recognition.Late(var session) ->
            index.track(listed.id(), repository.get()).sessions.add(session);
        case Recognition.Undecided() -> {
          return false;
        }
        case Recognition.Others() -> recall(source, asker, repository.get(), listed);
      }
    }
    var tracked = index.track(listed.id(), repository.get());
    tracked.seenBy(source.place, asker);
    synchronized (tracked) {
      try {
        return take(source, asker, tracked, listed);
      } catch (RuntimeException e) {
        tracked.forget();
        throw e;
      }
    }
  }

  private void recall(Source source, Account asker, Repository repository, AgentTask listed) {
    for (var workspace : workspaces(source, repository)) {
      issues
          .of(asker, workspace, repository, listed)
          .ifPresent(session ->
              IssueRef.of(session.ref())
                  .ifPresent(issue -> bind(session.id(), issue, repository, listed)));
    }
  }

  /** From now on the session is the task's, no longer the issue's. */
  private void bind(SessionId session, IssueRef issue, Repository repository, AgentTask listed) {
    var tracked = index.track(listed.id(), repository);
    index
        .find(issue.id())
        .ifPresent(former -> {
          synchronized (former) {
            former.sessions.clear();
            former.over = true;
            index.remove(former);
          }
        });
    tracked.sessions.add(session);
    recognition.claims().end(session);
  }

  private Optional<Repository> repository(Source source, Account asker, AgentTask listed) {
    return source.repository != null
        ? Optional.of(source.repository)
        : names.repository(asker, listed);
  }

  private boolean take(Source source, Account asker, Tracked tracked, AgentTask listed) {
    var known = known(tracked, source);
    var missing = new ArrayList<>(workspaces(source, tracked.repository));
    missing.removeAll(known.stream().map(Session::workspace).collect(Collectors.toSet()));
    boolean shown = known.stream().anyMatch(this::shown);
    if (missing.isEmpty() && tracked.upToDate(listed) && !(shown && tracked.unread())) {
      return true; // Another list has shown it.
    }
    boolean appears = missing.stream().anyMatch(w -> toBeShown(w, tracked.repository, listed));
    if (!appears && !shown) {
      tracked.saw(listed);
      known.forEach(session -> visits.tell(session, Look.of(listed)));
    } else if (!appears && !tracked.seen() && !changed(known, listed)) {
      tracked.saw(listed);
      visits.rest(tracked, known);
    } else if (visits.look(tracked, asker, known)) {
      visits.told(tracked, asker, known, LogPace.Why.PROMPTED);
    } else {
      return missing.isEmpty();
    }
    missing.forEach(workspace -> adopt(tracked, asker, workspace, listed));
    return true;
  }

  private boolean shown(Session session) {
    return !store.shown(session.id()).isEmpty();
  }

  /** Whether anything may have happened since Pitwall last ran. */
  private static boolean changed(List<Session> known, AgentTask listed) {
    return !listed.standing().over()
        || known.stream()
            .anyMatch(s ->
                s.times().ended() == null
                    || News.givenUp(s)
                    || listed.updatedAt().isAfter(s.times().updated()));
  }

  private boolean toBeShown(Workspace workspace, Repository repository, AgentTask listed) {
    return watches.of(workspace, repository).stream()
        .map(Watch::since)
        .anyMatch(since -> !listed.standing().over() || listed.updatedAt().isAfter(since));
  }

  private List<Session> known(Tracked tracked, Source source) {
    var ref = News.ref(tracked.taskId);
    workspaces(source, tracked.repository).stream()
        .flatMap(workspace -> store.find(workspace, ref).stream())
        .forEach(session -> tracked.sessions.add(session.id()));
    return tracked.sessions.stream().flatMap(id -> store.find(id).stream()).toList();
  }

  /** Where what the list shows is to be known. */
  private Set<Workspace> workspaces(Source source, Repository repository) {
    return switch (source.place) {
      case Place.In(var workspace, _) ->
          watches.of(workspace, repository).isEmpty() ? Set.of() : Set.of(workspace);
      case Place.Mine(var userId) -> owners(userId, repository);
    };
  }

  private Set<Workspace> owners(long userId, Repository repository) {
    var all = new TreeSet<Workspace>(Comparator.comparing(Workspace::id));
    for (var account : accounts.all()) {
      var person = account.person();
      if (account.userId() != userId) {
        continue;
      }
      if (person == null) {
        all.addAll(watches.workspaces(repository));
      } else {
        all.add(person.workspace());
      }
    }
    return all;
  }

  private void adopt(Tracked tracked, Account asker, Workspace workspace, AgentTask listed) {
    var task = Objects.requireNonNullElse(tracked.task, listed);
    var by = accounts.person(workspace, task.creator().id()).orElse(null);
    var author = by == null ? names.login(asker, task.creator().id()) : "";
    var session =
        visits.adopt(
            tracked,
            asker,
            look -> tracker.adopt(workspace, Discovery.of(look, tracked.repository, by, author)),
            toBeShown(workspace, tracked.repository, listed));
    tracked.sessions.add(session.id());
  }
}
