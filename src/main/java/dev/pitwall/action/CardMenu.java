package dev.pitwall.action;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.LogFile;
import dev.pitwall.card.MenuChoice;
import dev.pitwall.card.RefusalSentence;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Told;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Refusal;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;

/** A card's overflow menu. */
final class CardMenu implements Action {
  private static final Reply UNKNOWN = Reply.of(RefusalSentence.of(new Refusal.Unknown("choice")));

  private final OnSession onSession;
  private final SessionStore store;
  private final SessionTracker tracker;
  private final Again again;

  CardMenu(OnSession onSession, SessionStore store, SessionTracker tracker, Again again) {
    this.onSession = onSession;
    this.store = store;
    this.tracker = tracker;
    this.again = again;
  }

  @Override
  public String id() {
    return ActionIds.MENU;
  }

  @Override
  public Reply run(ActionRequest request) {
    var channel = request.channel();
    return channel == null
        ? UNKNOWN
        : onSession.see(
            request,
            (session, word) ->
                MenuChoice.parse(word)
                    .map(choice -> choose(request, session, channel, choice))
                    .orElse(UNKNOWN));
  }

  private Reply choose(ActionRequest request, Session session, Channel channel, MenuChoice choice) {
    return switch (choice) {
      case MenuChoice.Again() -> again.open(session, request.person(), channel);
      case MenuChoice.LogFile() -> LogFile.reply(store, session, channel);
      case MenuChoice.Level(var level) ->
          onSession.allowed(request, session, () -> level(session, channel, level));
    };
  }

  private Reply level(Session session, Channel channel, DigestLevel level) {
    tracker.level(session.id(), channel, level);
    return Told.level(level);
  }
}
