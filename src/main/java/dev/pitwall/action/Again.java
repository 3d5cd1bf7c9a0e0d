package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.Reply;
import dev.pitwall.card.StartForm;
import dev.pitwall.card.StartModal;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Planner;
import dev.pitwall.session.Session;
import dev.pitwall.session.TaskRequest;
import org.jspecify.annotations.Nullable;

/** A card's "Start again…": the dialog with what the old session was asked. */
final class Again implements Action {
  private final OnSession onSession;
  private final Planner planner;

  Again(OnSession onSession, Planner planner) {
    this.onSession = onSession;
    this.planner = planner;
  }

  @Override
  public String id() {
    return ActionIds.AGAIN;
  }

  @Override
  public Reply run(ActionRequest request) {
    return onSession.see(
        request, (session, _) -> open(session, request.person(), request.channel()));
  }

  /** The dialog for that channel. */
  Reply open(Session session, Person by, @Nullable Channel channel) {
    if (channel == null) {
      return new Reply.Silent();
    }
    var form = new StartForm(TaskRequest.again(session), planner.choices(by), channel, "");
    return StartModal.open(form);
  }
}
