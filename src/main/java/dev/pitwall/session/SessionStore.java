package dev.pitwall.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions are kept. Reads see the latest commit. Failures of the database are unchecked
 * {@link StoreException}s.
 */
public interface SessionStore {

  Optional<Session> find(SessionId id);

  Optional<Session> find(Workspace workspace, Handle handle);

  Optional<Session> find(Workspace workspace, SessionRef ref);

  /** Sessions of a provider that have not ended, oldest first. */
  List<Session> open(String provider);

  /** Those of them of which it is not known yet what they are at their source. */
  List<Session> starting(String provider);

  /** Those of them whose reference at their source has this in it. */
  List<Session> referred(String provider, String part);

  /** Those of them that nobody is asking their source to start now. */
  List<Session> leftStarting(String provider);

  /**
   * Sessions of a provider that have failed since then, and of which nothing was ever known at
   * their source; oldest first.
   */
  List<Session> neverBegun(String provider, Instant failedSince);

  /** Sessions of a repository, ignoring case, that were begun in that time; oldest first. */
  List<Session> created(Workspace workspace, Repository repository, Instant from, Instant until);

  /** Sessions of a repository, ignoring case, that have not ended; oldest first. */
  List<SessionId> running(Workspace workspace, Repository repository);

  /** Handles of the newest sessions that somebody can see, for naming the nearest. */
  List<Handle> recentHandles(Viewer viewer, int limit);

  /** What they see anywhere. */
  default List<Handle> recentHandles(Person viewer, int limit) {
    return recentHandles(Viewer.anywhere(viewer), limit);
  }

  /**
   * Newest first; of those that no channel shows which anybody may read only the viewer's own,
   * those that the channel shows where they look, and those of repositories that it watches.
   *
   * @param after the last session of the page before, null for the first page
   */
  List<Session> list(Viewer viewer, SessionFilter filter, @Nullable SessionId after, int limit);

  /** What they see anywhere. */
  default List<Session> list(
      Person viewer, SessionFilter filter, @Nullable SessionId after, int limit) {
    return list(Viewer.anywhere(viewer), filter, after, limit);
  }

  /** Counts for the head of a list, of what the viewer can see. */
  Counts counts(Viewer viewer, Instant endedSince);

  /** What they see anywhere. */
  default Counts counts(Person viewer, Instant endedSince) {
    return counts(Viewer.anywhere(viewer), endedSince);
  }

  /** Whether the channel watches the repository, ignoring case. */
  boolean watched(Channel channel, Repository repository);

  /** Log entries from the given position (0 is the first), in order. */
  List<LogEntry> log(SessionId id, long from, int limit);

  /** What is gone from the beginning of its log; empty when nothing is. */
  Optional<DroppedLog> dropped(SessionId id);

  Optional<AskedQuestion> question(SessionId id, String questionId);

  /** Where a session is shown. */
  List<Shown> shown(SessionId id);

  /** Sessions that have not ended and have a card in the channel; in no order. */
  List<Live> live(Channel channel);

  /**
   * The session whose card is this message: what is said in its thread is said to the session.
   *
   * @param ts Slack's message id
   */
  Optional<Session> shownAt(Channel channel, String ts);

  /** Every channel's watches, oldest first. */
  List<Watch> watches();

  /** Sessions whose stop has been pending since before the given time. */
  List<SessionId> stopsPendingSince(Instant before);

  /** Acts for this instance to carry that were stored but whose outcome was not, oldest first. */
  List<Act> openActs();

  /** Those of them that another instance has stored, as their session runs here or it died. */
  List<Act> arrivedActs();

  /** Whether this instance carries the act; another does when the session runs there. */
  boolean carriedHere(Act act);

  /** What became of an act; empty when it is not known yet. */
  Optional<ActOutcome> outcome(String actId);

  /** Runs one transaction; it is on disk when this returns. Not to be nested. */
  <T> T write(Function<Transaction, T> work);

  /** Numbers of sessions. */
  record Counts(long waiting, long running, long endedSince) {}

  /**
   * A session's card.
   *
   * @param ts Slack's message id; null until it is posted
   * @param open whether anybody in the workspace may read the channel
   */
  record Shown(Channel channel, @Nullable String ts, DigestLevel level, boolean open) {}

  /**
   * A session that has not ended, as a channel shows it.
   *
   * @param ts Slack's message id of its card; null until it is posted
   */
  record Live(Session session, @Nullable String ts) {}

  /** One transaction. */
  interface Transaction {
    Optional<Session> find(SessionId id);

    Optional<Session> find(Workspace workspace, SessionRef ref);

    boolean handleTaken(Workspace workspace, Handle handle);

    /**
     * Stores a new session whose card is to be shown in these channels. Until one shows it that
     * anybody may read, it exists only for whoever asked for it, and in those that show it.
     */
    void create(Session session, List<Channel> channels);

    /**
     * Stores the next revision with new log entries, and what Slack must show because of it,
     * wherever the session is shown.
     */
    void save(Session next, List<LogEntry> entries, List<Effect> effects);

    /** The session's card is to be shown in the channel; false when it already is. */
    boolean show(SessionId id, Channel channel);

    /** A workspace's watches of a repository, ignoring case; oldest first. */
    List<Watch> watches(Workspace workspace, Repository repository);

    /** Stores a watch, in the place of the channel's former one of the same repository. */
    void watch(Watch watch);

    /** False when the channel did not watch the repository. */
    boolean unwatch(Channel channel, Repository repository);

    void level(SessionId id, Channel channel, DigestLevel level);

    Optional<AskedQuestion> question(SessionId id, String questionId);

    /** False when an act of that id is stored already. */
    boolean begin(Act act);

    void end(String actId, ActOutcome outcome);
  }

  /** The database did not do what it must. */
  class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
