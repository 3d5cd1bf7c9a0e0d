package dev.pitwall.card;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Element;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.card.block.Option;
import dev.pitwall.card.block.Plain;
import dev.pitwall.card.block.View;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Session;
import java.util.List;

/** Asks once more before a session is stopped, and for the reason. */
public final class StopModal {
  /** The fields' ids. */
  public static final String REASON = "reason";

  public static final String THEN = "then";

  /** The choice to start the same again with another prompt. */
  public static final String RESTART = "restart";

  private static final String LEAVE = "leave";
  private static final int LONGEST_REASON = 500;

  private StopModal() {}

  /**
   * @param channel where the card is; a new session's would go there too
   * @param restartable whether the source can start sessions
   */
  public static Modal of(Session session, Channel channel, boolean restartable) {
    var title = Mrkdwn.bold(session.task().title());
    var facts =
        Mrkdwn.join(
            "  ·  ",
            List.of(
                Mrkdwn.text(session.task().repository().fullName()),
                Mrkdwn.text(session.task().agent()),
                Mrkdwn.code(session.handle().text())));
    var reason =
        new Block.Input(
            REASON,
            new Plain("Why?"),
            new Element.TextInput(
                REASON, false, "", new Plain("Shown on the card"), LONGEST_REASON),
            true,
            null);
    var blocks =
        new java.util.ArrayList<Block>(
            List.of(new Block.Section(title), new Block.Context(facts), reason));
    if (restartable) {
      blocks.add(then());
    }
    return Modal.of(
        new View(
            ActionIds.STOP_SUBMIT,
            new Plain("Stop session?"),
            new Plain("Stop session"),
            new Plain("Keep running"),
            ButtonValue.of(session.id(), channel.id()),
            blocks));
  }

  private static Block then() {
    var leave = Option.of("Leave it at that", LEAVE);
    var restart = Option.of("Start it again with a clearer task", RESTART);
    return new Block.Input(
        THEN,
        new Plain("And then?"),
        new Element.Radio(THEN, List.of(leave, restart), leave),
        false,
        null);
  }
}
