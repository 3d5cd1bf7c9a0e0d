package dev.pitwall;

import dev.pitwall.slack.SlackApi;
import dev.pitwall.store.Database;
import dev.pitwall.store.Leases;
import dev.pitwall.store.OldLogs;
import dev.pitwall.store.StoredTimes;
import dev.pitwall.store.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Drops what is no longer kept, gives the room back, and looks after stored times. */
final class Housekeeping {
  private static final Duration UPKEEP = Duration.ofMinutes(10);
  private static final Duration TIMES = Duration.ofMinutes(1);

  private final Database database;
  private final SlackApi slack;
  private final InstantSource clock;
  private final StoredTimes times;
  private final Optional<OldLogs> oldLogs;
  private final Optional<Upkeep> upkeep;
  private final AtomicBoolean busy = new AtomicBoolean();

  Housekeeping(Database database, Config config, SlackApi slack, InstantSource clock) {
    this.database = database;
    this.slack = slack;
    this.clock = clock;
    times = new StoredTimes(database);
    oldLogs = Optional.ofNullable(config.keepLogs()).map(kept -> new OldLogs(database, kept));
    upkeep =
        Database.shareable(config.databaseUrl())
            ? Optional.empty()
            : Optional.of(new Upkeep(database));
  }

  /** Before anything that is stored is looked at. */
  void open() {
    times.bringNear(clock.instant());
  }

  void keepBy(Chores chores) {
    chores.every(UPKEEP, this::keep);
    chores.every(TIMES, () -> times.note(clock.instant()));
  }

  /** Nothing while it is being done already. */
  private void keep() {
    if (busy.compareAndSet(false, true)) {
      try {
        keepNow();
      } finally {
        busy.set(false);
      }
    }
  }

  private void keepNow() {
    // By Slack's clock too, as no machine's own should be able to drop what is not old.
    if (database.leases().covers(Leases.TRACKING, Duration.ZERO)) {
      slack.time().map(this::earlier).ifPresent(now -> oldLogs.ifPresent(logs -> logs.drop(now)));
    }
    upkeep.ifPresent(Upkeep::giveBack);
    upkeep.ifPresent(Upkeep::learn);
  }

  private Instant earlier(Instant slackTime) {
    var own = clock.instant();
    return own.isBefore(slackTime) ? own : slackTime;
  }
}
