package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Allowance;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.api.Reads.Missed;
import dev.pitwall.github.follow.Errand.Kind;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.github.task.Look;
import dev.pitwall.github.task.Standing;
import dev.pitwall.session.PullRequest;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Looks at single tasks, tells of them, and plans when to look again. */
final class Visits {
  private static final Set<PullRequest.Status> UNDECIDED =
      Set.of(PullRequest.Status.DRAFT, PullRequest.Status.OPEN);
  private static final int ABSENT_FOR_GOOD = 3;

  private final SessionStore store;
  private final Details details;
  private final Telling telling;
  private final Lanes lanes;
  private final Rhythm rhythm;
  private final Allowance allowance;
  private final InstantSource clock;
  private final Waiting waiting;

  Visits(
      SessionStore store,
      Details details,
      Telling telling,
      Waiting waiting,
      Lanes lanes,
      Rhythm rhythm,
      Allowance allowance,
      InstantSource clock) {
    this.store = store;
    this.details = details;
    this.telling = telling;
    this.waiting = waiting;
    this.lanes = lanes;
    this.rhythm = rhythm;
    this.allowance = allowance;
    this.clock = clock;
  }

  void tell(Session session, Look look) {
    telling.tell(session.id(), look);
  }

  /** Looks at a task; false when that was not possible, and is to be done again. */
  boolean look(Tracked tracked, Account account, List<Session> known) {
    var agenda = lanes.of(account).agenda;
    var again = new Errand(tracked, Kind.DETAILS);
    switch (details.task(account, tracked, known)) {
      case Missed<AgentTask> missed -> {
        tracked.failures++;
        agenda.put(again, clock.instant().plus(rhythm.retry(tracked.failures)));
        if ((missed.absent() || tracked.byIssue()) && tracked.failures >= ABSENT_FOR_GOOD) {
          known.forEach(this::outOfSight);
        }
        return false;
      }
      case Got<AgentTask>(var task, _, _) -> {
        agenda.remove(again);
        if (task.pull().isPresent()) {
          details.pull(account, tracked, task, known).ifPresent(pull -> tracked.pull = pull);
        }
        tracked.saw(task);
        if (tracked.byIssue() && !tracked.over) {
          // No list shows when there is something new.
          var stretch = allowance.room(account).stretch(clock.instant());
          agenda.put(again, clock.instant().plus(rhythm.list(stretch, false)));
        }
        return true;
      }
    }
  }

  private void outOfSight(Session session) {
    telling.event(session.id(), new SessionEvent.SightLost(session.sighting().lastSeen()));
  }

  /** Tells every session of a task what was seen of it. */
  void told(Tracked tracked, Account account, List<Session> known, LogPace.Why why) {
    var issue = IssueRef.read(tracked.taskId);
    if (issue.isPresent() && tracked.waits()) {
      known.forEach(session -> waiting.tell(session, issue.get()));
      return;
    }
    log(tracked, account, known, why);
    var look = new Look(Objects.requireNonNull(tracked.task), tracked.pull, "", "", null);
    for (var session : known) {
      boolean asks = telling.asks(session.id(), tracked.log);
      telling.tell(session.id(), Telling.with(look, tracked.log, asks));
    }
    rest(tracked, known);
  }

  private void log(Tracked tracked, Account account, List<Session> known, LogPace.Why why) {
    var task = tracked.task;
    var shown = known.stream().filter(this::shown).toList();
    if (task == null || task.standing() == Standing.QUEUED || shown.isEmpty()) {
      return;
    }
    boolean brought = false;
    for (var session : shown) {
      brought |= telling.tellLog(tracked, account, session.id());
    }
    plan(tracked, account, brought, why);
  }

  private void plan(Tracked tracked, Account account, boolean brought, LogPace.Why why) {
    var lane = lanes.of(account);
    var now = clock.instant();
    var shortest = rhythm.log(allowance.room(account).stretch(now), lane.logs.size());
    tracked.pace = tracked.pace.after(brought, why, shortest, now);
    var errand = new Errand(tracked, Kind.LOG);
    lane.logs.remove(errand);
    lane.awake(tracked);
    if (tracked.over) {
      if (brought) {
        // The end of a log may come after the end of the session.
        lane.logs.put(errand, now.plus(shortest.multipliedBy(2)));
      }
      return;
    }
    tracked
        .pace
        .next(now, shortest)
        .ifPresentOrElse(at -> lane.logs.put(errand, at), () -> lane.sleeps(tracked));
  }

  /** What is left to look at when a session has ended. */
  void rest(Tracked tracked, List<Session> known) {
    var account = tracked.account;
    boolean undecided =
        known.stream()
            .filter(this::shown)
            .flatMap(s -> store.find(s.id()).stream())
            .map(s -> s.work().pullRequest())
            .anyMatch(pull -> pull != null && UNDECIDED.contains(pull.status()));
    if (account != null && tracked.over && undecided) {
      var at = clock.instant().plus(tracked.pullGap);
      lanes.of(account).agenda.putIfSooner(new Errand(tracked, Kind.PULL), at);
    }
  }

  /** Makes a session of a task, with its log where it is shown. */
  Session adopt(Tracked tracked, Account account, Function<Look, Session> adopting, boolean shows) {
    var task = Objects.requireNonNull(tracked.task);
    var look = new Look(task, tracked.pull, "", "", null);
    if (task.standing().over() && shows && !task.sessions().isEmpty()) {
      // What the agent said last belongs to the news of its end.
      var read = telling.read(tracked, account, "");
      var session = adopting.apply(Telling.with(look, read, false));
      if (read != null) {
        telling.logged(session, read);
      }
      rest(tracked, List.of(session));
      return session;
    }
    var session = adopting.apply(look);
    log(tracked, account, List.of(session), LogPace.Why.PROMPTED);
    return session;
  }

  /** Looks at a task soon, whatever the lists show. */
  void soon(Tracked tracked, Account account, Duration when) {
    var errand = new Errand(tracked, Kind.DETAILS);
    lanes.of(account).agenda.putIfSooner(errand, clock.instant().plus(when));
  }

  /** Looks at a pull request that is undecided yet. */
  void pullNow(Tracked tracked) {
    var account = tracked.account;
    if (account != null && tracked.byIssue() && !tracked.over) {
      soon(tracked, account, Duration.ZERO);
    } else if (tracked.over && account != null && tracked.pull != null) {
      var errand = new Errand(tracked, Kind.PULL);
      tracked.pullGap = Rhythm.PULL;
      lanes.of(account).agenda.putIfSooner(errand, clock.instant());
    }
  }

  /** Does an errand. */
  void run(Errand errand, Account account) {
    var tracked = errand.tracked();
    synchronized (tracked) {
      var known = tracked.sessions.stream().flatMap(id -> store.find(id).stream()).toList();
      if (tracked.byIssue() && known.isEmpty()) {
        return; // Its task is known now.
      }
      switch (errand.kind()) {
        case DETAILS -> {
          if (look(tracked, account, known)) {
            told(tracked, account, known, LogPace.Why.PROMPTED);
          }
        }
        case LOG -> log(tracked, account, known, LogPace.Why.DUE);
        case PULL -> pull(tracked, account, known);
      }
    }
  }

  /** Something kept the errand from being done. */
  void again(Errand errand, Account account, Instant at) {
    lanes.of(account).agenda.putIfSooner(errand, at);
  }

  private void pull(Tracked tracked, Account account, List<Session> known) {
    var task = tracked.task;
    if (task == null) {
      return;
    }
    if (!tracked.byIssue()) {
      details.pull(account, tracked, task, known).ifPresent(pull -> tracked.pull = pull);
      known.forEach(s -> telling.tell(s.id(), new Look(task, tracked.pull, "", "", null)));
    } else if (look(tracked, account, known)) {
      told(tracked, account, known, LogPace.Why.PROMPTED);
    }
    var longer = tracked.pullGap.multipliedBy(2);
    tracked.pullGap = longer.compareTo(Rhythm.PULL_LONGEST) < 0 ? longer : Rhythm.PULL_LONGEST;
    rest(tracked, known);
  }

  private boolean shown(Session session) {
    return !store.shown(session.id()).isEmpty();
  }
}
