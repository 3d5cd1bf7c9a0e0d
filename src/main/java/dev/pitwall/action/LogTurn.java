package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.LogModal;
import dev.pitwall.card.Reply;
import dev.pitwall.session.LogPage;
import dev.pitwall.session.SessionStore;

/** The log's Older, Newer and Latest buttons. */
final class LogTurn implements Action {
  private final OnSession onSession;
  private final SessionStore store;

  LogTurn(OnSession onSession, SessionStore store) {
    this.onSession = onSession;
    this.store = store;
  }

  @Override
  public String id() {
    return ActionIds.LOG_PAGE;
  }

  @Override
  public Reply run(ActionRequest request) {
    return onSession.see(
        request,
        (session, from) ->
            new Reply.Update(LogModal.of(LogPage.read(store, session, position(from)))));
  }

  /** What is no position leads to the end of the log. */
  private static long position(String from) {
    return from.matches("\\d{1,15}") ? Long.parseLong(from) : Long.MAX_VALUE;
  }
}
