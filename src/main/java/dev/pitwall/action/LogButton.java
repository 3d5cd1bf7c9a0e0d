package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.LogModal;
import dev.pitwall.card.Reply;
import dev.pitwall.session.LogPage;
import dev.pitwall.session.SessionStore;

/** A card's View log button: opens the log at its end. */
final class LogButton implements Action {
  private final OnSession onSession;
  private final SessionStore store;

  LogButton(OnSession onSession, SessionStore store) {
    this.onSession = onSession;
    this.store = store;
  }

  @Override
  public String id() {
    return ActionIds.LOG;
  }

  @Override
  public Reply run(ActionRequest request) {
    return onSession.see(
        request,
        (session, _) -> new Reply.Open(LogModal.of(LogPage.latest(store, session, LogPage.SIZE))));
  }
}
