package dev.pitwall.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A source of sessions that can be controlled: the port that {@code github} and {@code acp} offer.
 * Calls may block (each comes on a virtual thread of its own) but return as soon as the source has
 * taken the wish; what follows is told to the {@link SessionEvents} that the adapter was made with,
 * in order per session. Nothing here throws for what a source may do wrong: that is an outcome.
 */
public interface SessionControl extends AutoCloseable {

  Provider provider();

  /** Where sessions can be started, for choosing and for naming the nearest; may be a snapshot. */
  List<Repository> repositories();

  /** Names of agents that can work on the repository, the default one first. */
  List<String> agents(Repository repository);

  /** Why a session can't be started now, as sentences for people; empty when it can. */
  Optional<String> objection(Task task);

  /**
   * Starts what was queued. Called again with the same session after a crash: a session that had
   * begun before is adopted or told as ended, never begun twice.
   */
  ActOutcome start(Session session);

  /** Stops; done means taken, the session is stopped only when {@code Cancelled} is told. */
  ActOutcome stop(Session session, String reason);

  ActOutcome say(Session session, Person by, String text);

  ActOutcome answer(Session session, Person by, String questionId, String optionId);

  ActOutcome archive(Session session);

  /**
   * Takes up sessions that had not ended when Pitwall last ran: follows them again, or tells that
   * they have ended.
   */
  void resume(List<Session> sessions);

  /** Lets go of everything it started; local agents are ended and told as such. */
  @Override
  void close();

  /** Where adapters tell what happens. */
  @FunctionalInterface
  interface SessionEvents {
    void tell(SessionId session, SessionEvent event);

    /** Every event of one session. */
    default Consumer<SessionEvent> of(SessionId session) {
      return event -> tell(session, event);
    }
  }
}
