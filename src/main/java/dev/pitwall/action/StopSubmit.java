package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.RefusalSentence;
import dev.pitwall.card.Reply;
import dev.pitwall.card.StartForm;
import dev.pitwall.card.StartModal;
import dev.pitwall.card.StopModal;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Person;
import dev.pitwall.session.Planner;
import dev.pitwall.session.Session;
import dev.pitwall.session.TaskRequest;

/** The Stop dialog, sent off: stops, then shows the dialog to start again if that was wanted. */
final class StopSubmit implements Action {
  private final OnSession onSession;
  private final Dispatcher dispatcher;
  private final Planner planner;

  StopSubmit(OnSession onSession, Dispatcher dispatcher, Planner planner) {
    this.onSession = onSession;
    this.dispatcher = dispatcher;
    this.planner = planner;
  }

  @Override
  public String id() {
    return ActionIds.STOP_SUBMIT;
  }

  @Override
  public Reply run(ActionRequest request) {
    return onSession.control(request, (session, channel) -> stop(request, session, channel));
  }

  private Reply stop(ActionRequest request, Session session, String channelId) {
    var reason = request.inputs().getOrDefault(StopModal.REASON, "").strip();
    var refusal = dispatcher.stopSoon(request.id(), session.id(), request.person(), reason);
    if (StopModal.RESTART.equals(request.inputs().get(StopModal.THEN))) {
      // Even when it was over already: the other half of what they want can still be done.
      var channel = new Channel(session.workspace(), channelId);
      return again(session, request.person(), channel, refusal.isEmpty());
    }
    return refusal.map(RefusalSentence::of).<Reply>map(Reply::of).orElseGet(Reply.Silent::new);
  }

  private Reply again(Session session, Person by, Channel channel, boolean stopping) {
    var hint =
        stopping
            ? "The session is being stopped. Make the task clearer, then start it again."
            : "The session is over already. Make the task clearer, then start it again.";
    var form = new StartForm(TaskRequest.again(session), planner.choices(by), channel, hint);
    return StartModal.open(form) instanceof Reply.Open(var modal)
        ? new Reply.Update(modal)
        : new Reply.Silent();
  }
}
