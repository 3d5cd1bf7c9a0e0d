package dev.pitwall.delivery;

import dev.pitwall.session.Channel;
import java.time.Instant;
import java.util.List;

/**
 * Where it is kept which channels have a roll-up; each call is one transaction. While one goes on
 * and is posted, news of a card that has left its news to it are to be shown by the roll-up alone.
 */
public interface RollUpStore {

  /**
   * Channels that take messages and have had news on cards since the given time, and those that
   * have a roll-up that goes on.
   */
  List<Crowd> crowds(Instant since);

  /** The channel is to have a roll-up; nothing changes when it has one that goes on. */
  void beginRollUp(Channel channel, Instant now);

  /** The channel's roll-up is to say that it is over, and each card to show its own news again. */
  void endRollUp(Channel channel, Instant now);

  /**
   * A channel with news.
   *
   * @param cards how many had any
   * @param rolledUp whether they go to a roll-up
   */
  record Crowd(Channel channel, int cards, boolean rolledUp) {}
}
