package dev.pitwall.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A source of sessions that can be controlled: the port that {@code github} and {@code acp} offer.
 * Calls may block (each comes on a virtual thread of its own) but return as soon as the source has
 * taken the wish; what follows is told to the {@link SessionEvents} that the adapter was made with,
 * in order per session. Nothing here throws for what a source may do wrong: that is an outcome.
 */
public interface SessionControl extends AutoCloseable {

  Provider provider();

  /** What works for this session now, of all that the provider can; from memory. */
  default Set<Capability> capabilities(Session session) {
    return provider().capabilities();
  }

  /**
   * Where this person can start sessions, for choosing and for naming the nearest; a snapshot that
   * need not hold all of them. From memory, but the first time it may ask the source, for two
   * seconds at most.
   */
  List<Repository> repositories(Person by);

  /** Why {@link #repositories} names none to somebody who misses nothing, as a sentence. */
  default Optional<String> unlisted(Person by) {
    return Optional.empty();
  }

  /** Looks a repository up as this person sees it; may ask the source, for two seconds at most. */
  RepositoryLookup repository(Repository typed, Person by);

  /**
   * Names of agents that can work on the repository, the default one first; from memory, freshest
   * after {@link #repository}.
   */
  List<String> agents(Repository repository, Person by);

  /** Whether a session can be started by an issue. */
  default boolean startsByIssue() {
    return false;
  }

  /**
   * What this person must do before they can use this source at all, as sentences for people; empty
   * when nothing is missing.
   */
  default Optional<String> missing(Person by) {
    return Optional.empty();
  }

  /** Why a session can't be started now, as sentences for people; empty when it can. */
  Optional<String> objection(Task task);

  /**
   * Why this person can't ask this of the session, as sentences for people, before anything is
   * stored; empty when it is worth asking the source. From memory.
   */
  default Optional<String> objection(Session session, Person by, Act.Wish wish) {
    return Optional.empty();
  }

  /** A session is shown somewhere new: what its log says is wanted. Returns at once. */
  default void shown(Session session) {}

  /** The watches have changed: a repository is to be looked at, or no longer. */
  default void watchesChanged() {}

  /**
   * Starts what was queued. Called again with the same session after a crash: a session that had
   * begun before is adopted or told as ended, never begun twice.
   */
  ActOutcome start(Session session);

  /** Stops; done means taken, the session is stopped only when {@code Cancelled} is told. */
  ActOutcome stop(Session session, Person by, String reason);

  ActOutcome say(Session session, Person by, String text);

  ActOutcome answer(Session session, Person by, String questionId, String optionId);

  ActOutcome archive(Session session, Person by);

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
