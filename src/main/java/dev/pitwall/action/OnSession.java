package dev.pitwall.action;

import dev.pitwall.access.Access;
import dev.pitwall.access.Access.Verdict;
import dev.pitwall.card.ButtonValue;
import dev.pitwall.card.RefusalSentence;
import dev.pitwall.card.Reply;
import dev.pitwall.session.Refusal;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.Viewer;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What all actions on one session begin with: the session that the value names. */
final class OnSession {
  private static final Reply UNKNOWN = Reply.of(RefusalSentence.of(new Refusal.Unknown("session")));

  private final SessionStore store;
  private final Access access;

  OnSession(SessionStore store, Access access) {
    this.store = store;
    this.access = access;
  }

  /**
   * Finds the session; one that this person may not know of is not there.
   *
   * @param then is given it and what follows it in the value
   */
  Reply see(ActionRequest request, BiFunction<Session, String, Reply> then) {
    return ButtonValue.parse(request.value())
        .flatMap(value ->
            seen(value.session(), request.viewer())
                .map(session -> then.apply(session, value.more())))
        .orElse(UNKNOWN);
  }

  /** The session, for somebody who may know of it. */
  Optional<Session> seen(SessionId id, Viewer viewer) {
    return store
        .find(id)
        .filter(session ->
            access.sees(
                session,
                store.shown(id),
                viewer.person(),
                viewer.from(),
                watched(viewer, session)));
  }

  private boolean watched(Viewer viewer, Session session) {
    var from = viewer.from();
    return from != null && store.watched(from, session.task().repository());
  }

  /** The same, for what only some may do. */
  Reply control(ActionRequest request, BiFunction<Session, String, Reply> then) {
    return see(
        request, (session, more) -> allowed(request, session, () -> then.apply(session, more)));
  }

  /** For a session that was found otherwise. */
  Reply allowed(ActionRequest request, Session session, Supplier<Reply> then) {
    var shown = store.shown(session.id());
    boolean watched = watched(request.viewer(), session);
    return switch (access.control(session, shown, request.person(), request.channel(), watched)) {
      case Verdict.Allowed() -> then.get();
      case Verdict.Elsewhere elsewhere -> Reply.of(RefusalSentence.of(session, elsewhere));
      case Verdict.Unknown() -> UNKNOWN;
    };
  }
}
