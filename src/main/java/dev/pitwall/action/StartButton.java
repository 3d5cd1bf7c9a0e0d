package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.Reply;
import dev.pitwall.card.StartForm;
import dev.pitwall.card.StartModal;
import dev.pitwall.session.Planner;

/** A button that opens the dialog to start a session, with what was typed before. */
final class StartButton implements Action {
  private final Planner planner;

  StartButton(Planner planner) {
    this.planner = planner;
  }

  @Override
  public String id() {
    return ActionIds.START;
  }

  @Override
  public Reply run(ActionRequest request) {
    var channel = request.channel();
    if (channel == null) {
      return new Reply.Silent();
    }
    var wanted = StartForm.read(request.value());
    return StartModal.open(new StartForm(wanted, planner.choices(request.person()), channel, ""));
  }
}
