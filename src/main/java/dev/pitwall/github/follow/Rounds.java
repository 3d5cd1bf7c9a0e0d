package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Allowance;
import dev.pitwall.session.Following;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each account's round: the lists that it is to look at, then its errands. */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Sources sources;
  private final Looker looker;
  private final Visits visits;
  private final Lanes lanes;
  private final Rhythm rhythm;
  private final Allowance allowance;
  private final Supplier<Following> following;
  private final InstantSource clock;
  private final Executor threads;

  /**
   * @param following where sessions are followed; a round ends with the tenure that it began in
   * @param threads on which each account's round is done; in a test, the caller's
   */
  Rounds(
      Sources sources,
      Looker looker,
      Visits visits,
      Lanes lanes,
      Rhythm rhythm,
      Allowance allowance,
      Supplier<Following> following,
      InstantSource clock,
      Executor threads) {
    this.sources = sources;
    this.looker = looker;
    this.visits = visits;
    this.lanes = lanes;
    this.rhythm = rhythm;
    this.allowance = allowance;
    this.following = following;
    this.clock = clock;
    this.threads = threads;
  }

  /** Begins it where something is due; a busy account is passed over. */
  void begin(Account account, Instant now) {
    var lane = lanes.of(account);
    if (due(account, lane, now) && lane.busy.compareAndSet(false, true)) {
      begin(account, lane);
    }
  }

  private void begin(Account account, Lane lane) {
    try {
      threads.execute(() -> {
        try {
          var shared = following.get();
          shared.tenure().ifPresent(t -> shared.during(t, () -> run(account, lane, t)));
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

  private boolean lasts(long tenure) {
    return following.get().tenure().equals(OptionalLong.of(tenure));
  }

  private void run(Account account, Lane lane, long tenure) {
    var now = clock.instant();
    for (var source : sources.all()) {
      if (lasts(tenure) && isFor(source, account, now)) {
        safely(tenure, () -> looker.look(source, account, now));
      }
    }
    for (var errand : lane.take(clock.instant())) {
      var seen = Objects.requireNonNullElse(errand.tracked().account, account);
      if (!lasts(tenure) || !safely(tenure, () -> visits.run(errand, seen))) {
        visits.again(errand, account, now.plus(rhythm.period()));
      }
    }
    lane.trickle(now)
        .ifPresent(quiet -> {
          var errand = new Errand(quiet, Errand.Kind.LOG);
          safely(
              tenure, () -> visits.run(errand, Objects.requireNonNullElse(quiet.account, account)));
        });
  }

  private boolean safely(long tenure, Runnable step) {
    try {
      step.run();
      return true;
    } catch (RuntimeException e) {
      if (lasts(tenure)) {
        LOG.error("What GitHub shows could not be taken in; it is read again", e);
      } else {
        LOG.debug("What GitHub shows was taken in by another Pitwall meanwhile", e);
      }
      return false;
    }
  }
}
