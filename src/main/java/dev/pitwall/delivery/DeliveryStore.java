package dev.pitwall.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the courier keeps what is shown. Each call is one transaction, on disk when it returns. */
public interface DeliveryStore {

  /**
   * Targets whose desired revision is not shown and which are due, in the order of their lane
   * (lifecycle changes of cards first), then of age. Of one session and channel only the first in
   * order whose message is still to be posted: replies wait for their card and for each other.
   */
  List<Target> due(Instant now, int limit);

  /** When the next target becomes due; empty when nothing is to be done. */
  Optional<Instant> nextDue(Instant now);

  /**
   * A post is about to be sent: until its outcome is stored, it is unclear.
   *
   * @param toEntry a digest's end, fixed from now on; -1 for others
   */
  void sending(Target target, long toEntry, Instant now);

  /** Slack shows the revision. */
  void sent(Target target, String ts, long revision, String hash, Instant now);

  /** There is nothing to show of the revision: equal to what is shown, or an empty digest. */
  void skipped(Target target, long revision, long toEntry, Instant now);

  /**
   * It surely was not sent; again later.
   *
   * @param why for the log and {@code /readyz}
   */
  void postponed(Target target, Instant until, String why);

  /** Its message is gone: post it once more, under a new key. */
  void gone(Target target, Instant now);

  /** Slack will never take this one. */
  void abandoned(Target target, String why, Instant now);

  /** Nothing of this channel or workspace is due before the given time. */
  void blocked(Block block);

  /** What is blocked now, for {@code /readyz}. */
  List<Block> blocks(Instant now);

  /** Reads what must survive a restart: not before which time a bucket may be used. */
  Optional<Instant> notBefore(String bucket);

  void notBefore(String bucket, Instant until);

  /** Targets that should be shown and are not, and the oldest one's age; for {@code /readyz}. */
  Backlog backlog(Instant now);

  /**
   * A channel or workspace that takes nothing.
   *
   * @param channel empty: the whole workspace
   */
  record Block(String workspace, String channel, String why, Instant since, Instant until) {}

  /** What waits. */
  record Backlog(long targets, java.time.Duration oldest) {}
}
