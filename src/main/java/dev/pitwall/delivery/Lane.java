package dev.pitwall.delivery;

import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import java.util.Objects;

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
  /** A roll-up that is there already. */
  ROLL_UP,
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

  /**
   * Whether nothing has changed but what a session does and how much it has made: news that a
   * roll-up can tell as well as the card.
   */
  public static boolean onlyNews(Session before, Session after) {
    return ofCard(before, after) == ROUTINE
        && (before.state().equals(after.state())
            || after.state() instanceof SessionState.InProgress)
        && before.sighting().lost() == after.sighting().lost()
        && before.task().equals(after.task())
        && Objects.equals(before.url(), after.url())
        && Objects.equals(before.work().pullRequest(), after.work().pullRequest());
  }

  /** The lane of anything but a changed card. */
  public static Lane of(Target.Kind kind) {
    return switch (kind) {
      case CARD, QUESTION, ROLL_UP -> LIFECYCLE;
      case NOTICE -> FINISH;
      case DIGEST -> DIGEST;
    };
  }
}
