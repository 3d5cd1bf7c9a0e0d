package dev.pitwall.session;

import java.time.Instant;
import java.util.List;

/**
 * Which channels anybody in their workspace may read, as far as Slack has said. A card in any other
 * channel shows its session only to those who ask there. Failures of the database are {@link
 * SessionStore.StoreException}s.
 */
public interface Openness {

  /**
   * What a request says, by the way, of the channel that it comes from. That it is private counts
   * at once; that it is not, as long as nothing else is known. Slack is then asked.
   */
  void heard(Channel channel, boolean open);

  /**
   * What Slack has answered.
   *
   * @param again when it is to be asked once more: what a channel is may change
   */
  void learnt(Channel channel, boolean open, Instant again);

  /** Slack did not answer; it is asked again then. */
  void later(Channel channel, Instant again);

  /** Channels of which Slack is to be asked by now, the longest waiting first. */
  List<Channel> toAsk(Instant now, int limit);

  /**
   * Brings a few sessions' lists in line with what was learnt. Meanwhile reads are right, and lists
   * slower.
   *
   * @return false when nothing was left to do
   */
  boolean settle();
}
