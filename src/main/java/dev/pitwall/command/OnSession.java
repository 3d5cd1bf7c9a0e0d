package dev.pitwall.command;

import dev.pitwall.access.Access;
import dev.pitwall.access.Access.Verdict;
import dev.pitwall.card.NotFound;
import dev.pitwall.card.RefusalSentence;
import dev.pitwall.card.Reply;
import dev.pitwall.card.SlackText;
import dev.pitwall.card.TypedBack;
import dev.pitwall.session.Handle;
import dev.pitwall.session.Nearest;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What all commands on one session begin with: its handle. */
final class OnSession {
  private static final int RECENT = 200;

  private final SessionStore store;
  private final Access access;

  OnSession(SessionStore store, Access access) {
    this.store = store;
    this.access = access;
  }

  /**
   * Finds the session whose handle comes first.
   *
   * @param then is given it and what follows its handle, as typed
   */
  Reply see(Command command, CommandRequest request, BiFunction<Session, String, Reply> then) {
    if (request.firstWord().isEmpty()) {
      return NotFound.noHandle(command.word(), command.usage());
    }
    return session(request)
        .map(session -> then.apply(session, SlackText.plain(request.rest())))
        .orElseGet(() -> unknown(command, request));
  }

  /** The same, for what only some may do. */
  Reply control(Command command, CommandRequest request, BiFunction<Session, String, Reply> then) {
    return see(
        command,
        request,
        (session, rest) ->
            switch (access.control(
                session,
                store.shown(session.id()),
                request.person(),
                request.channel(),
                watched(request, session))) {
              case Verdict.Allowed() -> then.apply(session, rest);
              case Verdict.Elsewhere elsewhere ->
                  TypedBack.of(RefusalSentence.of(session, elsewhere), rest, List.of());
              case Verdict.Unknown() -> unknown(command, request);
            });
  }

  private Optional<Session> session(CommandRequest request) {
    return Handle.parse(request.firstWord())
        .flatMap(handle -> store.find(request.person().workspace(), handle))
        .filter(session ->
            access.sees(
                session,
                store.shown(session.id()),
                request.person(),
                request.channel(),
                watched(request, session)));
  }

  private boolean watched(CommandRequest request, Session session) {
    return store.watched(request.channel(), session.task().repository());
  }

  private Reply unknown(Command command, CommandRequest request) {
    var recent = store.recentHandles(request.viewer(), RECENT).stream().map(Handle::text).toList();
    var nearest =
        Nearest.to(request.firstWord().replace("`", ""), recent)
            .flatMap(Handle::parse)
            .flatMap(handle -> store.find(request.person().workspace(), handle));
    return NotFound.session(
        command.word(), request.firstWord(), nearest, SlackText.plain(request.rest()));
  }
}
