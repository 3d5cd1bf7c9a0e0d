package dev.pitwall.delivery;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where the courier keeps what is shown. Each call is one transaction, on disk when it returns.
 * What became of a target or recheck is refused with {@link NotOurTurn} when another instance sends
 * to its workspace by now, and changes nothing.
 */
public interface DeliveryStore extends RecheckStore, RollUpStore {

  /**
   * Targets whose desired revision is not shown, which are due and not blocked, in the order of
   * their lane, then of age (how long they wait). Of one session and channel only the first in
   * order whose message is still to be posted: replies wait for their card and for each other.
   * Messages that are there already and have changed wait for nothing. Digests before a question or
   * a notice are due at once, so that it does not wait while they gather.
   *
   * <p>Only of workspaces that it is this instance's turn to send to.
   *
   * @param busy channels to leave out
   */
  List<Target> due(Instant now, Set<Channel> busy, int limit);

  /**
   * When the next target or recheck becomes due that is not due now, always after the given time,
   * the ends of blocks included; empty when time alone brings nothing.
   */
  Optional<Instant> nextDue(Instant now);

  /**
   * A post is about to be sent: until its outcome is stored, it is unclear.
   *
   * @param toEntry a digest's end, fixed from now on; -1 for others
   */
  void sending(Target target, long toEntry, Instant now);

  /** It may have been posted: it stays marked as attempted, and is due again at the given time. */
  void unclear(Target target, Instant until, String why);

  /**
   * Slack shows the revision; the mark of an attempt goes. When the log has entries behind a
   * digest's end, another digest for them becomes due: at once when the session has ended.
   *
   * @param revision the desired one that was read; 0 when the message is there but may show less
   * @param hash of what is shown; empty when that is not known
   */
  void sent(Target target, String ts, long revision, String hash, Instant now);

  /**
   * There is nothing to show of the revision: equal to what is shown, an empty digest, a reply that
   * somebody has deleted. As with {@link #sent} in all else.
   */
  void skipped(Target target, long revision, long toEntry, Instant now);

  /**
   * It surely was not sent; the mark of an attempt goes; again later.
   *
   * @param why for the log and {@code /readyz}
   */
  void postponed(Target target, Instant until, String why);

  /**
   * The card of the target's session and channel, the target itself or the one it replies to, is
   * gone from Slack: the card is to be posted once more under a new key, and what is posted after
   * that goes into its thread.
   */
  void cardGone(Target target, Instant now);

  /** Slack will never take this revision; a later one is tried again. Replies go on without it. */
  void abandoned(Target target, long revision, String why, Instant now);

  /**
   * Nothing of this channel or workspace is due before the block's end. Replaces an earlier one.
   */
  void blocked(Block block);

  /** A workspace's blocks, as {@link #blocks()}, whoever sends to it. */
  List<Block> blocks(Workspace workspace);

  /** The channel or workspace takes messages again. */
  void lifted(Block block);

  /**
   * Blocks that were not lifted, those whose end has passed too, of workspaces that it is this
   * instance's turn to send to.
   */
  List<Block> blocks();

  /** Reads what must survive a restart: not before which time a bucket may be used. */
  Optional<Instant> notBefore(String bucket);

  void notBefore(String bucket, Instant until);

  /** How many calls a minute a bucket was found to take; empty when that is not known. */
  OptionalLong perMinute(String bucket);

  void perMinute(String bucket, long calls);

  /**
   * Calls of a bucket that were made after the given time.
   *
   * @return when, by the places they are kept at
   */
  Map<Integer, Instant> made(String bucket, Instant after);

  /**
   * A call of a bucket.
   *
   * @param place where to keep it, in the place of an earlier one; from 0, and no higher than
   *     needed
   */
  void made(String bucket, int place, Instant at);

  /** Targets that should be shown and are not, and the oldest one's age; for {@code /readyz}. */
  Backlog backlog(Instant now);

  /**
   * A channel or workspace that takes nothing.
   *
   * @param channel empty: the whole workspace
   * @param why a sentence for people: what is wrong and what to do
   * @param until when it is tried again
   */
  record Block(String workspace, String channel, String why, Instant since, Instant until) {}

  /** What waits. */
  record Backlog(long targets, Duration oldest) {}
}
