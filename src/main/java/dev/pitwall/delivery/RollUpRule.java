package dev.pitwall.delivery;

import java.time.Duration;

/**
 * When news of cards are rolled up.
 *
 * @param look how often that is looked at
 * @param window a card counts as busy for so long after it had news
 * @param above older than this, news on cards would be too old
 * @param below young enough, so that each card can have its own again
 * @param calm how long that must hold
 * @param cards a channel with fewer busy ones is left as it is
 */
public record RollUpRule(
    Duration look, Duration window, Duration above, Duration below, Duration calm, int cards) {

  /** Each card shows its own news, however old. */
  static final RollUpRule NEVER =
      new RollUpRule(
          Duration.ofMinutes(1),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Integer.MAX_VALUE);
}
