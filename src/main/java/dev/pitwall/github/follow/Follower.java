package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.github.api.Allowance;
import dev.pitwall.github.api.GitHubClock;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.log.SessionLog;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.session.Following;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows tasks at GitHub: one call for each list and period finds what has changed, and only that
 * is looked at, where somebody can see it. Stepped: {@link #runDue} does what is due.
 */
public final class Follower {
  private static final Duration WATCHES_READ = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Accounts accounts;
  private final Allowance allowance;
  private final Rhythm rhythm;
  private final InstantSource clock;
  private final Index index = new Index();
  private final Lanes lanes = new Lanes();
  private final PendingStarts starts;
  private final Claims claims;
  private final Telling telling;
  private final Watches watches;
  private final Eyes eyes;
  private final Sources sources;
  private final Sight sight;
  private final Visits visits;
  private final Rounds rounds;
  private volatile Instant watchesRead = Instant.EPOCH;
  private volatile Following following = Following.ALONE;
  private volatile Consumer<Session> elsewhere = _ -> {};

  /**
   * @param theirs is told GitHub's clock as it is read
   * @param tracker is told what comes of what was asked here
   * @param following is told what is found by following; may refuse it, when another follows now
   * @param threads on which each account's work is done; in a test, the caller's
   */
  public Follower(
      Reads reads,
      GitHubClock theirs,
      Allowance allowance,
      Accounts accounts,
      SessionStore store,
      SessionTracker tracker,
      SessionTracker following,
      SessionLog logs,
      Rhythm rhythm,
      InstantSource clock,
      Executor threads) {
    this.accounts = accounts;
    this.allowance = allowance;
    this.rhythm = rhythm;
    this.clock = clock;
    starts = new PendingStarts(store, theirs);
    claims = new Claims(theirs);
    telling = new Telling(store, tracker, logs, clock);
    watches = new Watches(store);
    sources = new Sources(accounts, watches, index, rhythm);
    sight = new Sight(index, rhythm, following);
    eyes = new Eyes(accounts, watches);
    var details = new Details(reads, theirs);
    var found = new Telling(store, following, logs, clock);
    var waiting = new Waiting(following, clock);
    visits = new Visits(store, details, found, waiting, lanes, rhythm, allowance, clock);
    var names = new Names(reads, accounts);
    var givenUp = new GivenUp(store, details, eyes, theirs, clock);
    var begun = new Begun(store, starts, givenUp, claims, eyes);
    var recognition = new Recognition(claims, givenUp, index, details, clock);
    var issues = new IssuesOfBefore(store, details, theirs);
    var intake =
        new Intake(
            store, following, accounts, index, names, begun, recognition, issues, watches, visits);
    var looker = new Looker(new Listing(reads), intake, sources, sight, rhythm, allowance);
    rounds =
        new Rounds(
            sources,
            looker,
            visits,
            lanes,
            rhythm,
            allowance,
            () -> this.following,
            clock,
            threads);
  }

  /** Starts under way, whose tasks are not to be taken for somebody else's. */
  public PendingStarts starts() {
    return starts;
  }

  /**
   * Shares the work with other Pitwalls.
   *
   * @param shared where sessions are followed
   * @param elsewhere is told of those that the one that follows is to look at soon
   */
  public void share(Following shared, Consumer<Session> elsewhere) {
    this.following = shared;
    this.elsewhere = elsewhere;
  }

  /** From now on sessions are followed here; another may have done it meanwhile. */
  public void takeOver() {
    var now = clock.instant();
    sources.all().forEach(source -> source.beginAgain(now));
    watchesChanged();
  }

  /** Takes up sessions that were open when Pitwall last ran. */
  public void resume(List<Session> sessions) {
    for (var session : sessions) {
      var ref = session.ref();
      if (ref != null) {
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
      telling.began(session, task);
      visits.soon(tracked, account, task.standing().over() ? Duration.ZERO : rhythm.period());
    }
    starts.end(session.id());
    tellElsewhere(session);
  }

  private void tellElsewhere(Session session) {
    if (following.tenure().isEmpty()) {
      elsewhere.accept(session);
    }
  }

  /** An issue was assigned for a session by this account; which task is its, a list may show. */
  public void assigned(Session session, IssueRef issue, String url, Account account) {
    claims.begin(session, issue, account.userId());
    var tracked = index.track(issue.id(), issue.repository());
    synchronized (tracked) {
      tracked.sessions.add(session.id());
      tracked.account = account;
      // Its time is another one when its start was given up before.
      claims.begin(telling.accepted(session, issue, url), issue, account.userId());
      visits.soon(tracked, account, rhythm.period());
    }
    starts.end(session.id());
    tellElsewhere(session);
  }

  /** What was last seen of a session's task. */
  public Optional<AgentTask> task(Session session) {
    return tracked(session).map(t -> t.task);
  }

  /** Looks at a session's task soon: something was done to it. */
  public void lookSoon(Session session, Account account) {
    tracked(session).ifPresent(t -> visits.soon(t, account, SOON));
    tellElsewhere(session);
  }

  /** A session is shown somewhere new: what its log says is wanted, however long it is over. */
  public void shown(Session session) {
    tellElsewhere(session);
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
    accounts.all().forEach(account -> rounds.begin(account, now));
    var shared = following;
    shared.tenure().ifPresent(t -> shared.during(t, () -> sight.check(sources.all(), now)));
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
