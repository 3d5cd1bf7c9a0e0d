package dev.pitwall.command;

import dev.pitwall.card.CardLink;
import dev.pitwall.card.Reply;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;

/** {@code /agents show}. */
final class ShowCommand implements Command {
  private final OnSession onSession;
  private final SessionStore store;
  private final SessionTracker tracker;
  private final SessionControls controls;

  ShowCommand(
      OnSession onSession, SessionStore store, SessionTracker tracker, SessionControls controls) {
    this.controls = controls;
    this.onSession = onSession;
    this.store = store;
    this.tracker = tracker;
  }

  @Override
  public String word() {
    return "show";
  }

  @Override
  public String usage() {
    return "<handle>";
  }

  @Override
  public String summary() {
    return "show a session's card in this channel";
  }

  @Override
  public String example() {
    return "k3f9";
  }

  @Override
  public Reply run(CommandRequest request) {
    return onSession.see(
        this,
        request,
        (session, _) -> {
          if (!tracker.show(session.id(), request.channel())) {
            return CardLink.shownHere(session, store.shown(session.id()), request.channel());
          }
          controls.shown(session);
          return new Reply.Silent();
        });
  }
}
