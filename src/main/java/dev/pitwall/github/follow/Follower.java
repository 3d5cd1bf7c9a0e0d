package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.github.api.Allowance;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.log.SessionLog;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows tasks at GitHub: one call for each list and period finds what has changed, and only that
 * is looked at, where somebody can see it. Stepped: {@link #runDue} does what is due.
 */
public final class Follower {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration WATCHES_READ = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Accounts accounts;
  private final Allowance allowance;
  private final Rhythm rhythm;
  private final InstantSource clock;
  private final Executor threads;
  private final Index index = new Index();
  private final Lanes lanes = new Lanes();
  private final PendingStarts starts = new PendingStarts();
  private final Claims claims = new Claims();
  private final Watches watches;
  private final Eyes eyes;
  private final Sources sources;
  private final Sight sight;
  private final Visits visits;
  private final Looker looker;
  private volatile Instant watchesRead = Instant.EPOCH;

  /**
   * @param threads on which each account's work is done; in a test, the caller's
   */
  public Follower(
      Reads reads,
      Allowance allowance,
      Accounts accounts,
      SessionStore store,
      SessionTracker tracker,
      SessionLog logs,
      Rhythm rhythm,
      InstantSource clock,
      Executor threads) {
    this.accounts = accounts;
    this.allowance = allowance;
    this.rhythm = rhythm;
    this.clock = clock;
    this.threads = threads;
    var telling = new Telling(store, tracker, logs);
    watches = new Watches(store);
    sources = new Sources(accounts, watches, index, rhythm);
    sight = new Sight(index, rhythm, tracker);
    eyes = new Eyes(accounts, watches);
    var details = new Details(reads);
    var waiting = new Waiting(tracker, clock);
    visits = new Visits(store, details, telling, waiting, lanes, rhythm, allowance, clock);
    var names = new Names(reads, accounts);
    var recognition = new Recognition(claims, index, details, clock);
    var issues = new IssuesOfBefore(store, details);
    var intake =
        new Intake(
            store, tracker, accounts, index, names, starts, recognition, issues, watches, visits);
    looker = new Looker(new Listing(reads), intake, sources, sight, rhythm, allowance);
  }

  /** Starts under way, whose tasks are not to be taken for somebody else's. */
  public PendingStarts starts() {
    return starts;
  }

  /** Takes up sessions that were open when Pitwall last ran. */
  public void resume(List<Session> sessions) {
    for (var session : sessions) {
      var ref = session.ref();
      if (ref == null) {
        var repository = session.task().repository();
        starts.begin(session.id(), repository, session.times().created());
      } else {
        var tracked = index.track(ref.id(), session.task().repository());
        tracked.sessions.add(session.id());
        IssueRef.of(ref).ifPresent(issue -> claims.begin(session, issue, eyes.asker(session)));
        eyes.of(session)
            .ifPresent(account -> {
              tracked.account = account;
              // The list may show it first, and saves the call.
              visits.soon(tracked, account, rhythm.period());
            });
      }
    }
  }

  /** A session's task is known from now on, seen by this account. */
  public void began(Session session, AgentTask task, Account account) {
    var tracked = index.track(task.id(), session.task().repository());
    synchronized (tracked) {
      tracked.sessions.add(session.id());
      tracked.seenBy(new Place.Mine(account.userId()), account);
      visits.began(tracked, session, task, account);
    }
    starts.end(session.id());
  }

  /** An issue was assigned for a session by this account; which task is its, a list may show. */
  public void assigned(Session session, IssueRef issue, String url, Account account) {
    claims.begin(session, issue, account.userId());
    var tracked = index.track(issue.id(), issue.repository());
    synchronized (tracked) {
      tracked.sessions.add(session.id());
      tracked.account = account;
      visits.accepted(session, issue, url);
      visits.soon(tracked, account, rhythm.period());
    }
    starts.end(session.id());
  }

  /** What was last seen of a session's task. */
  public Optional<AgentTask> task(Session session) {
    return tracked(session).map(t -> t.task);
  }

  /** Looks at a session's task soon: something was done to it. */
  public void lookSoon(Session session, Account account) {
    tracked(session).ifPresent(t -> visits.soon(t, account, SOON));
  }

  /** A session is shown somewhere new: what its log says is wanted, however long it is over. */
  public void shown(Session session) {
    var ref = session.ref();
    if (ref == null) {
      return;
    }
    var tracked = index.track(ref.id(), session.task().repository());
    synchronized (tracked) {
      tracked.sessions.add(session.id());
      if (tracked.account == null) {
        tracked.account = eyes.of(session).orElse(null);
      }
      if (tracked.account != null) {
        visits.soon(tracked, tracked.account, SOON);
      }
    }
  }

  /** A task that this account has seen and that is over. */
  public Optional<AgentTask> anyOver(Account account) {
    return index.anyOver(account.userId());
  }

  private Optional<Tracked> tracked(Session session) {
    var ref = session.ref();
    return ref == null ? Optional.empty() : index.find(ref.id());
  }

  /** The watches have changed. */
  public void watchesChanged() {
    watchesRead = Instant.EPOCH;
  }

  /**
   * Something has happened at GitHub: look now rather than later.
   *
   * @param repository where; null: anywhere
   */
  public void lookNow(@Nullable Repository repository) {
    sources.hint(repository, clock.instant());
    if (repository != null) {
      index.in(repository).forEach(visits::pullNow);
    }
  }

  /** Does all that is due now, each account on a thread of its own; a busy one is passed over. */
  public void runDue() {
    var now = clock.instant();
    refresh(now);
    for (var account : accounts.all()) {
      var lane = lanes.of(account);
      if (due(account, lane, now) && lane.busy.compareAndSet(false, true)) {
        begin(account, lane);
      }
    }
    sight.check(sources.all(), now);
  }

  private void refresh(Instant now) {
    if (!now.isBefore(next(watchesRead))) {
      watches.read();
      watchesRead = now;
    }
    sources.refresh(now);
  }

  private static Instant next(Instant read) {
    return read.equals(Instant.EPOCH) ? read : read.plus(WATCHES_READ);
  }

  private void begin(Account account, Lane lane) {
    try {
      threads.execute(() -> {
        try {
          run(account, lane);
        } finally {
          lane.busy.set(false);
        }
      });
    } catch (RejectedExecutionException _) {
      lane.busy.set(false);
    }
  }

  private boolean due(Account account, Lane lane, Instant now) {
    if (!allowance.room(account).open(now)) {
      return false;
    }
    return lane.next().filter(at -> !at.isAfter(now)).isPresent()
        || sources.all().stream().anyMatch(s -> isFor(s, account, now));
  }

  private boolean isFor(Source source, Account account, Instant now) {
    return !source.due.isAfter(now)
        && !source.busy.get()
        && source.asker(allowance, now).filter(account::equals).isPresent();
  }

  private void run(Account account, Lane lane) {
    var now = clock.instant();
    for (var source : sources.all()) {
      if (isFor(source, account, now)) {
        safely(() -> looker.look(source, account, now));
      }
    }
    for (var errand : lane.take(clock.instant())) {
      var seen = Objects.requireNonNullElse(errand.tracked().account, account);
      if (!safely(() -> visits.run(errand, seen))) {
        visits.again(errand, account, now.plus(rhythm.period()));
      }
    }
    lane.trickle(now)
        .ifPresent(quiet -> {
          var errand = new Errand(quiet, Errand.Kind.LOG);
          safely(() -> visits.run(errand, Objects.requireNonNullElse(quiet.account, account)));
        });
  }

  private static boolean safely(Runnable step) {
    try {
      step.run();
      return true;
    } catch (RuntimeException e) {
      LOG.error("What GitHub shows could not be taken in; it is read again", e);
      return false;
    }
  }

  /** When something is due next; at the latest a minute from now. */
  public Instant nextDue() {
    var now = clock.instant();
    return accounts.all().stream()
        .flatMap(account -> next(account, now).stream())
        .filter(at -> at.isBefore(now.plus(WATCHES_READ)))
        .min(Instant::compareTo)
        .orElse(now.plus(WATCHES_READ));
  }

  private Optional<Instant> next(Account account, Instant now) {
    var closed = allowance.room(account).closedUntil();
    if (closed != null && closed.isAfter(now)) {
      return Optional.of(closed);
    }
    var lists =
        sources.all().stream()
            .filter(s -> s.asker(allowance, now).filter(account::equals).isPresent())
            .map(s -> s.due);
    return Stream.concat(lists, lanes.of(account).next().stream()).min(Instant::compareTo);
  }
}
