package dev.pitwall.github.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What time it is at GitHub, as its answers tell. What it was asked for has its times; this
 * machine's clock may be an hour off, or may have been when something was stored.
 */
public final class GitHubClock {
  private static final Duration SKEW = Duration.ofMinutes(2);
  // A clock that was ahead and has been put right since was so by nobody knows how much.
  private static final Duration UNKNOWN = Duration.ofDays(1);

  private final InstantSource clock;
  private volatile Duration ahead = Duration.ZERO;

  /**
   * @param clock this machine's
   */
  public GitHubClock(InstantSource clock) {
    this.clock = clock;
  }

  /** An answer came just now, with this date. */
  public void told(Instant date) {
    ahead = Duration.between(date, clock.instant());
  }

  /** What time it was there; as here, while GitHub has told none. */
  public Instant theirs(Instant ours) {
    return ours.minus(ahead);
  }

  /** What time it was here when it was this time there. */
  public Instant ours(Instant theirs) {
    return theirs.plus(ahead);
  }

  /** A time before anything that GitHub did since then. */
  public Instant before(Instant ours) {
    var now = clock.instant();
    var then = ours.isAfter(now.plus(SKEW)) ? now.minus(UNKNOWN) : ours;
    return theirs(then).minus(SKEW);
  }
}
