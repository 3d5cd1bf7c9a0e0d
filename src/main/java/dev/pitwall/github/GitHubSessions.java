package dev.pitwall.github;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.access.Trials;
import dev.pitwall.github.api.Allowance;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.api.GitHubClock;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.follow.Follower;
import dev.pitwall.github.follow.Rhythm;
import dev.pitwall.github.log.SessionLog;
import dev.pitwall.github.task.News;
import dev.pitwall.session.Act;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Following;
import dev.pitwall.session.Hint;
import dev.pitwall.session.Hints;
import dev.pitwall.session.Person;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Repository;
import dev.pitwall.session.RepositoryLookup;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControl;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Task;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Sessions of GitHub Copilot's coding agent. What a person asks is done with that person's account,
 * so that GitHub decides what they may.
 */
public final class GitHubSessions implements SessionControl {
  private static final Provider ABOUT =
      new Provider(News.PROVIDER, "GitHub", EnumSet.allOf(Capability.class));

  private final Accounts accounts;
  private final Objections objections;
  private final Follower follower;
  private final Probe probe;
  private final Messages messages;
  private final Starts starts;
  private final Stops stops;
  private final Repositories repositories;
  private final Prompt prompt;
  private final Abilities abilities;
  private final LeftBehind leftBehind;
  private final Duties duties;
  private final Sharing sharing;

  /**
   * @param trials what was found out by trying
   * @param tracker is told what comes of what was asked here
   * @param following is told what is found by following; refuses it when another follows now
   * @param threads each piece of work that waits for GitHub gets one; in a test, the caller's
   */
  public GitHubSessions(
      GitHub github,
      Allowance allowance,
      Accounts accounts,
      Trials trials,
      SessionStore store,
      SessionTracker tracker,
      SessionTracker following,
      SessionLog logs,
      Rhythm rhythm,
      InstantSource clock,
      Executor threads) {
    this.accounts = accounts;
    var theirs = new GitHubClock(clock);
    var reads = new Reads(github, theirs::told);
    objections = new Objections(accounts);
    follower =
        new Follower(
            reads, theirs, allowance, accounts, store, tracker, following, logs, rhythm, clock,
            threads);
    probe = new Probe(github, accounts, trials, follower, clock);
    messages = new Messages(github, probe, follower);
    abilities = new Abilities(accounts, probe, messages);
    var assignments = new Assignments(github, reads, store, theirs);
    starts =
        new Starts(github, reads, accounts, store, tracker, follower, assignments, theirs, clock);
    var cancelling = new Cancelling(github, reads, messages, follower, assignments);
    stops = new Stops(accounts, store, tracker, follower, cancelling, clock);
    leftBehind = new LeftBehind(store, starts, stops, clock);
    repositories = new Repositories(reads, allowance, clock);
    prompt = new Prompt(threads);
    duties = new Duties(store, follower, starts, stops, this::chores, clock, threads);
    sharing = duties.sharing();
  }

  @Override
  public Provider provider() {
    return ABOUT;
  }

  @Override
  public Set<Capability> capabilities(Session session) {
    return abilities.of(session);
  }

  @Override
  public List<Repository> repositories(Person by) {
    return accounts.of(by).map(account -> repositories.of(account, prompt)).orElse(List.of());
  }

  @Override
  public Optional<String> unlisted(Person by) {
    return accounts.of(by).isPresent() && repositories(by).isEmpty()
        ? Optional.of(Objections.UNLISTED)
        : Optional.empty();
  }

  @Override
  public RepositoryLookup repository(Repository typed, Person by) {
    return objections
        .account(by)
        .map(account ->
            prompt
                .ask(() -> repositories.look(account, typed))
                .orElseGet(() -> new RepositoryLookup.Unable(Objections.TOO_SLOW)))
        .orElseGet(() -> new RepositoryLookup.Unable(objections.without()));
  }

  @Override
  public List<String> agents(Repository repository, Person by) {
    return accounts.of(by).map(a -> repositories.agents(a, repository)).orElse(List.of());
  }

  @Override
  public boolean startsByIssue() {
    return true;
  }

  @Override
  public Optional<String> missing(Person by) {
    return objections.missing(by);
  }

  @Override
  public Optional<String> objection(Task task) {
    return objections.to(task);
  }

  @Override
  public Optional<String> objection(Session session, Person by, Act.Wish wish) {
    return objections.to(session, by, wish);
  }

  @Override
  public void shown(Session session) {
    follower.shown(session);
    duties.wake();
  }

  @Override
  public void watchesChanged() {
    sharing.leave(new Hint.Watches());
  }

  /** An account has become known: what nobody could look at, as these, may be looked at by it. */
  public void accountsChanged(List<Session> open) {
    follower.resume(open.stream().filter(s -> s.ref() != null).toList());
    watchesChanged();
    duties.choresNow();
  }

  /**
   * Something has happened at GitHub, as a webhook says: a hint to look now.
   *
   * @param delivery its id
   */
  public void lookNow(String delivery, Repository repository) {
    sharing.leave(delivery, new Hint.Place(repository));
  }

  /** Other instances may have left hints for the one that follows, or found something out. */
  public void hearOthers() {
    sharing.hear();
    probe.hear();
  }

  @Override
  public ActOutcome start(Session session) {
    var outcome = starts.start(session);
    duties.wake();
    return outcome;
  }

  @Override
  public ActOutcome stop(Session session, Person by, String reason) {
    return as(by, _ -> stops.stop(session, by));
  }

  @Override
  public ActOutcome say(Session session, Person by, String text) {
    return as(by, account -> messages.say(session, account, text));
  }

  @Override
  public ActOutcome answer(Session session, Person by, String questionId, String optionId) {
    return as(by, account -> messages.answer(session, account, questionId, optionId));
  }

  @Override
  public ActOutcome archive(Session session, Person by) {
    return as(by, account -> messages.archive(session, account));
  }

  private ActOutcome as(Person by, Function<Account, ActOutcome> act) {
    var outcome =
        objections.actor(by).map(act).orElseGet(() -> new ActOutcome.Refused(objections.without()));
    duties.wake();
    return outcome;
  }

  /** Returns at once; the sessions are looked at when it is due. */
  @Override
  public void resume(List<Session> sessions) {
    if (duties.opened()) {
      leftBehind.takeUp();
    } else {
      starts.resume(sessions);
    }
    follower.resume(sessions);
    stops.resume(sessions);
    probe.hear();
  }

  /** Begins to do what is due on a thread of its own, until closed. */
  public void open() {
    duties.open();
  }

  /**
   * Shares the work with other Pitwalls; what is asked here is seen to here in any case.
   *
   * @param following where sessions are followed
   * @param hints for the one that does
   */
  public void share(Following following, Hints hints) {
    sharing.with(following, hints);
  }

  /** Does all that is due now. */
  public void runDue() {
    duties.runDue();
  }

  private void chores() {
    accounts.all().forEach(repositories::refresh);
    if (sharing.follows()) {
      probe.runDue();
      leftBehind.takeUp();
    }
  }

  @Override
  public void close() {
    duties.close();
  }
}
