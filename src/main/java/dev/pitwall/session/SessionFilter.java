package dev.pitwall.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list; null and empty mean any.
 *
 * @param words parts of the title, all of which must occur, each at the beginning of a word
 */
public record SessionFilter(
    @Nullable Group group,
    @Nullable Repository repository,
    @Nullable Person requestedBy,
    List<String> words) {

  public static final SessionFilter ALL = new SessionFilter(null, null, null, List.of());

  public SessionFilter {
    words = List.copyOf(words);
  }

  public SessionFilter with(Group next) {
    return new SessionFilter(next, repository, requestedBy, words);
  }

  public SessionFilter with(Person next) {
    return new SessionFilter(group, repository, next, words);
  }

  /** States as people group them. */
  public enum Group {
    /** queued, in_progress, idle and waiting_for_user. */
    RUNNING,
    /** waiting_for_user. */
    WAITING,
    /** completed. */
    DONE,
    /** failed, timed_out and cancelled. */
    FAILED;

    /** Whether a session that stands so belongs to it. */
    public boolean holds(SessionState state) {
      return switch (this) {
        case RUNNING -> !state.ended();
        case WAITING -> state instanceof SessionState.WaitingForUser;
        case DONE -> state instanceof SessionState.Completed;
        case FAILED -> state.ended() && !(state instanceof SessionState.Completed);
      };
    }
  }
}
