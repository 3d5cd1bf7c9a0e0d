package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.CardLink;
import dev.pitwall.card.Reply;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import org.jspecify.annotations.Nullable;

/** A list's Show button: the session's card comes into the channel. */
final class ShowButton implements Action {
  private final OnSession onSession;
  private final SessionStore store;
  private final SessionTracker tracker;
  private final SessionControls controls;

  ShowButton(
      OnSession onSession, SessionStore store, SessionTracker tracker, SessionControls controls) {
    this.controls = controls;
    this.onSession = onSession;
    this.store = store;
    this.tracker = tracker;
  }

  @Override
  public String id() {
    return ActionIds.SHOW;
  }

  @Override
  public Reply run(ActionRequest request) {
    return onSession.see(request, (session, _) -> show(session, request.channel()));
  }

  private Reply show(Session session, @Nullable Channel channel) {
    if (channel == null) {
      return new Reply.Silent();
    }
    if (!tracker.show(session.id(), channel)) {
      return CardLink.shownHere(session, store.shown(session.id()), channel);
    }
    controls.shown(session);
    return new Reply.Silent();
  }
}
