package dev.pitwall.delivery;

import dev.pitwall.session.Session;

/** How urgent a target is: the first lane goes first when Slack's budget is scarce. */
public enum Lane {
  /** A card that says what became of a stop. */
  STOP,
  /** A new card, a card in another state, a question. */
  LIFECYCLE,
  /** A finish notice. */
  FINISH,
  /** A digest. */
  DIGEST,
  /** A card whose state is the same. */
  ROUTINE;

  /**
   * The lane of a card after a change. A card that waits to be shown keeps the first lane of all
   * changes it waits with.
   */
  public static Lane ofCard(Session before, Session after) {
    if (!before.stop().equals(after.stop())) {
      return STOP;
    }
    return before.state().word().equals(after.state().word()) ? ROUTINE : LIFECYCLE;
  }

  /** The lane of anything but a changed card. */
  public static Lane of(Target.Kind kind) {
    return switch (kind) {
      case CARD, QUESTION -> LIFECYCLE;
      case NOTICE -> FINISH;
      case DIGEST -> DIGEST;
    };
  }
}
