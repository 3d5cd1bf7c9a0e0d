package dev.pitwall.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.card.block.Plain;
import dev.pitwall.card.block.View;
import java.util.List;

/** What people are told when something did not go as it should, whatever it was about. */
public final class Trouble {
  /** Something broke inside. */
  public static final String UNEXPECTED =
      "Something in Pitwall broke while it did that. Try again; if it stays so, ask whoever runs"
          + " Pitwall to look into its log.";

  /** The callback id of a modal in which there is nothing to do. */
  private static final String NOTHING_TO_DO = "notice";

  private Trouble() {}

  /** There is no action for what was clicked. */
  public static Message unknownButton() {
    return said(
        "That button is from another version of Pitwall. Type `/agents show` and the session's"
            + " handle for a new card.");
  }

  /** Slack's three seconds for a modal were over. */
  public static Message tooLate() {
    return said("The dialog did not open: Slack gives it three seconds. Click once more.");
  }

  /** Slack did not take the file. */
  public static Message noFile() {
    return said("Slack did not take the file. Try again in a minute.");
  }

  /** Slack may have taken the file. */
  public static Message perhapsNoFile() {
    return said(
        "Slack did not say whether it took the file. If it is not in the thread in a minute, ask"
            + " for it again.");
  }

  /** The modal in place of one sent off that takes longer than Slack waits. */
  public static Modal stillAtIt() {
    return modal(List.of(said("Pitwall is still at it. What comes of it shows here in a moment.")));
  }

  /** The modal in place of {@link #stillAtIt} when all went well. */
  public static Modal done() {
    return modal(List.of(said("Done.")));
  }

  public static Message said(String words) {
    return Message.of(Mrkdwn.text(words));
  }

  /** Messages for somebody who is in a modal. */
  public static Modal modal(List<Message> messages) {
    var modal =
        Modal.of(
            new View(
                NOTHING_TO_DO,
                new Plain("Pitwall"),
                null,
                new Plain("Close"),
                "",
                List.<Block>of()));
    ArrayNode blocks = modal.view().putArray("blocks");
    messages.forEach(message -> blocks.addAll(message.blocks()));
    return modal;
  }
}
