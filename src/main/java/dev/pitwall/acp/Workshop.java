package dev.pitwall.acp;

import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControl.SessionEvents;
import java.time.InstantSource;
import java.util.Map;

/**
 * What all local sessions share.
 *
 * @param environment Pitwall's
 */
record Workshop(
    Worktrees worktrees,
    Map<String, String> environment,
    SessionEvents events,
    InstantSource clock,
    Alarm alarm,
    Limits limits) {

  /** A new journal of a session. */
  Journal journal(Session session) {
    return new Journal(session.handle().text(), events.of(session.id()), alarm, limits.gather());
  }
}
