package dev.pitwall.action;

import dev.pitwall.card.Reply;

/** A button, a menu, a modal's submission or a shortcut. */
public interface Action {

  /**
   * The {@code action_id} or {@code callback_id} it answers, without the part behind a colon: one
   * action answers {@code question.answer:0} and {@code question.answer:1}.
   */
  String id();

  /**
   * Does it; comes on a virtual thread. For all but submissions Slack has its ack already; a
   * submission's reply is Slack's answer, so it must come at once.
   */
  Reply run(ActionRequest request);
}
