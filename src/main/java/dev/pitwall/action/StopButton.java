package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.CardLink;
import dev.pitwall.card.RefusalSentence;
import dev.pitwall.card.Reply;
import dev.pitwall.card.StopModal;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Refusal;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.StopRequest;

/** A card's Stop button: asks once more. */
final class StopButton implements Action {
  private final OnSession onSession;
  private final SessionStore store;
  private final SessionControls controls;

  StopButton(OnSession onSession, SessionStore store, SessionControls controls) {
    this.onSession = onSession;
    this.store = store;
    this.controls = controls;
  }

  @Override
  public String id() {
    return ActionIds.STOP;
  }

  @Override
  public Reply run(ActionRequest request) {
    return onSession.control(request, (session, _) -> ask(request, session));
  }

  private Reply ask(ActionRequest request, Session session) {
    if (session.ended()) {
      return Reply.of(RefusalSentence.of(new Refusal.AlreadyOver(session)));
    }
    if (session.stop().pending() && session.stop() instanceof StopRequest.Asked asked) {
      var refusal = new Refusal.StopAlreadyAsked(session, asked.by(), asked.at());
      return Reply.of(RefusalSentence.of(refusal));
    }
    var channel = request.channel();
    if (channel == null) {
      return Reply.of(RefusalSentence.of(new Refusal.Unknown("button")));
    }
    var shown = store.shown(session.id());
    return CardLink.isOutdated(shown, channel, request.messageTs())
        ? CardLink.outdated(session, shown, channel)
        : new Reply.Open(StopModal.of(session, channel, startable(session)));
  }

  private boolean startable(Session session) {
    return controls.providerOf(session).can(Capability.START);
  }
}
