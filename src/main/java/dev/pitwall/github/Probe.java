package dev.pitwall.github;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.access.Trials;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.follow.Follower;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out, account by account, whether tasks can be steered: GitHub does not document it. */
final class Probe {
  private static final Duration KEPT = Duration.ofHours(6);
  private static final Duration UNTIL_TRIED = Duration.ofMinutes(5);
  private static final Set<Kind> NO =
      Set.of(Kind.NOT_FOUND, Kind.PERMISSION, Kind.PLAN, Kind.SSO, Kind.UNAUTHORIZED);

  private final Accounts accounts;
  private final Trials trials;
  private final Follower follower;
  private final Steer steer;
  private final InstantSource clock;
  private final Map<Long, Known> known = new ConcurrentHashMap<>();

  Probe(GitHub github, Accounts accounts, Trials trials, Follower follower, InstantSource clock) {
    this.accounts = accounts;
    this.trials = trials;
    this.follower = follower;
    this.steer = new Steer(github);
    this.clock = clock;
  }

  private enum Found {
    YES,
    NO,
    /** There was nothing to try it with, or GitHub did not answer. */
    NOT_TRIED
  }

  private record Known(Found found, Instant until) {}

  /** Whether messages in mid-run are taken; from memory. */
  boolean steers(Account account) {
    return of(account) == Found.YES;
  }

  /**
   * Whether sessions can be put away; from memory. That can't be tried without doing it, and
   * belongs to the same undocumented part.
   */
  boolean archives(Account account) {
    return steers(account);
  }

  private Found of(Account account) {
    var found = known.get(account.userId());
    return found == null ? Found.NOT_TRIED : found.found;
  }

  /** Takes in what was found out here before, or by another instance. */
  void hear() {
    for (var trial : trials.all()) {
      var found = new Known(trial.steers() ? Found.YES : Found.NO, trial.until());
      known.merge(trial.userId(), found, (old, next) -> next.until.isAfter(old.until) ? next : old);
    }
  }

  /** GitHub has refused what it was thought to take. */
  void refused(Account account) {
    keep(account, Found.NO);
  }

  private void keep(Account account, Found found) {
    var until = clock.instant().plus(KEPT);
    known.put(account.userId(), new Known(found, until));
    trials.keep(new Trials.Trial(account.userId(), found == Found.YES, until));
  }

  /** Tries again where it is time to; that takes what is known where sessions are followed. */
  void runDue() {
    var now = clock.instant();
    for (var account : accounts.all()) {
      var found = known.get(account.userId());
      if (found == null || !now.isBefore(found.until)) {
        switch (tryOut(account)) {
          case NOT_TRIED ->
              known.put(account.userId(), new Known(of(account), now.plus(UNTIL_TRIED)));
          case YES -> keep(account, Found.YES);
          case NO -> keep(account, Found.NO);
        }
      }
    }
  }

  /** With a task that is over, so that nothing can come of it. */
  private Found tryOut(Account account) {
    return follower
        .anyOver(account)
        .map(task -> read(steer.tryOut(account, task.id())))
        .orElse(Found.NOT_TRIED);
  }

  private static Found read(Answer answer) {
    return switch (answer) {
      case Answer.Taken _ -> Found.YES;
      // A message without content is refused as such where messages are taken.
      case Answer.Refused(var kind, _, _, _) when kind == Kind.INVALID || kind == Kind.CONFLICT ->
          Found.YES;
      case Answer.Refused(var kind, _, _, _) when NO.contains(kind) -> Found.NO;
      default -> Found.NOT_TRIED;
    };
  }

  /** What the answer to {@link Steer#tryOut} means, for who runs Pitwall. */
  static String sentence(Answer answer, Account account) {
    var login = account.login();
    return switch (read(answer)) {
      case YES -> "Messages reach agents while they work, as " + login + ".";
      case NO ->
          "Messages are posted on pull requests, as %s: GitHub takes none in mid-run."
              .formatted(login);
      case NOT_TRIED ->
          "Whether GitHub takes messages of %s in mid-run is not known yet: it did not say."
              .formatted(login);
    };
  }
}
