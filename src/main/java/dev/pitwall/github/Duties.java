package dev.pitwall.github;

import dev.pitwall.github.follow.Follower;
import dev.pitwall.session.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** What is to be done at its time: following, starts and stops that go on, and chores. */
final class Duties implements AutoCloseable {
  private static final Duration CHORES = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration FOLLOWS_ASKED = Duration.ofSeconds(1);

  private final Follower follower;
  private final Starts starts;
  private final Stops stops;
  private final InstantSource clock;
  private final Chore looks;
  private final Chore asks;
  private final Chore chores;
  private final Heartbeat heartbeat;
  private final Sharing sharing;
  private volatile boolean opened;
  private volatile Instant choresDue = Instant.EPOCH;

  /**
   * @param chores what is done each minute
   * @param threads each piece of work that waits for GitHub gets one
   */
  Duties(
      SessionStore store,
      Follower follower,
      Starts starts,
      Stops stops,
      Runnable chores,
      InstantSource clock,
      Executor threads) {
    this.follower = follower;
    this.starts = starts;
    this.stops = stops;
    this.clock = clock;
    looks = new Chore(starts::runDue, threads);
    asks = new Chore(stops::runDue, threads);
    this.chores = new Chore(chores, threads);
    heartbeat = new Heartbeat(this::runDue, this::nextDue, clock);
    sharing = new Sharing(store, follower, heartbeat::wake);
  }

  /** With whom the work is shared. */
  Sharing sharing() {
    return sharing;
  }

  /** Begins to do what is due on a thread of its own, until closed. */
  void open() {
    opened = true;
    heartbeat.start();
  }

  /** Whether it has begun. */
  boolean opened() {
    return opened;
  }

  /** Something may have become due. */
  void wake() {
    heartbeat.wake();
  }

  /** The chores have become due. */
  void choresNow() {
    choresDue = Instant.EPOCH;
    heartbeat.wake();
  }

  /** Does all that is due now. */
  void runDue() {
    sharing.runDue();
    looks.run();
    asks.run();
    var now = clock.instant();
    if (!now.isBefore(choresDue)) {
      choresDue = now.plus(CHORES);
      if (!chores.run()) {
        // What has become due since may not be seen by those that are being done.
        choresDue = now.plus(AGAIN);
      }
    }
  }

  private Instant nextDue() {
    return Stream.of(nextLook(), starts.next(), stops.next(), Optional.of(choresDue))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private Optional<Instant> nextLook() {
    return Optional.of(
        sharing.follows() ? follower.nextDue() : clock.instant().plus(FOLLOWS_ASKED));
  }

  @Override
  public void close() {
    heartbeat.close();
  }
}
