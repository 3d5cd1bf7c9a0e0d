package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.Reply;
import dev.pitwall.card.SlackText;
import dev.pitwall.card.StartForm;
import dev.pitwall.card.StartModal;
import dev.pitwall.session.Planner;
import dev.pitwall.session.TaskRequest;

/** The message shortcut: the dialog with the message as the prompt. */
final class StartFromMessage implements Action {
  private static final String MORE = "The message goes on; only its beginning fits here.";

  private final Planner planner;

  StartFromMessage(Planner planner) {
    this.planner = planner;
  }

  @Override
  public String id() {
    return ActionIds.START_FROM_MESSAGE;
  }

  @Override
  public Reply run(ActionRequest request) {
    var channel = request.channel();
    if (channel == null) {
      return new Reply.Silent();
    }
    var message = SlackText.plain(request.messageText()).strip();
    var beginning = StartForm.beginning(message);
    var hint = beginning.equals(message) ? "" : MORE;
    var form =
        new StartForm(TaskRequest.of(beginning), planner.choices(request.person()), channel, hint);
    return StartModal.open(form);
  }
}
