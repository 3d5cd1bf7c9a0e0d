package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Allowance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
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
  private final BooleanSupplier follows;
  private final InstantSource clock;
  private final Executor threads;

  /**
   * @param follows whether sessions are followed here now; a round ends when they no longer are
   * @param threads on which each account's round is done; in a test, the caller's
   */
  Rounds(
      Sources sources,
      Looker looker,
      Visits visits,
      Lanes lanes,
      Rhythm rhythm,
      Allowance allowance,
      BooleanSupplier follows,
      InstantSource clock,
      Executor threads) {
    this.sources = sources;
    this.looker = looker;
    this.visits = visits;
    this.lanes = lanes;
    this.rhythm = rhythm;
    this.allowance = allowance;
    this.follows = follows;
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
      if (follows.getAsBoolean() && isFor(source, account, now)) {
        safely(() -> looker.look(source, account, now));
      }
    }
    for (var errand : lane.take(clock.instant())) {
      var seen = Objects.requireNonNullElse(errand.tracked().account, account);
      if (!follows.getAsBoolean() || !safely(() -> visits.run(errand, seen))) {
        visits.again(errand, account, now.plus(rhythm.period()));
      }
    }
    lane.trickle(now)
        .ifPresent(quiet -> {
          var errand = new Errand(quiet, Errand.Kind.LOG);
          safely(() -> visits.run(errand, Objects.requireNonNullElse(quiet.account, account)));
        });
  }

  private boolean safely(Runnable step) {
    try {
      step.run();
      return true;
    } catch (RuntimeException e) {
      if (follows.getAsBoolean()) {
        LOG.error("What GitHub shows could not be taken in; it is read again", e);
      } else {
        LOG.debug("What GitHub shows is taken in by another Pitwall now", e);
      }
      return false;
    }
  }
}
