package dev.pitwall.session;

import java.util.ArrayList;
import java.util.List;

/**
 * A page of a list of sessions, newest first.
 *
 * @param more whether older ones follow
 * @param counts of all that its reader can see
 */
public record SessionPage(
    Place place, List<Session> sessions, boolean more, SessionStore.Counts counts) {

  public SessionPage {
    sessions = List.copyOf(sessions);
  }

  /**
   * Where in which list.
   *
   * @param trail the last session of each page before this one, first page first; of a long way
   *     only the end is known, and going back further leads to the first page
   */
  public record Place(SessionFilter filter, List<SessionId> trail) {
    private static final int LONGEST_TRAIL = 24;

    public Place {
      trail = List.copyOf(trail.subList(Math.max(0, trail.size() - LONGEST_TRAIL), trail.size()));
    }

    /** The first page. */
    public static Place first(SessionFilter filter) {
      return new Place(filter, List.of());
    }

    public Place newer() {
      return new Place(filter, trail.isEmpty() ? trail : trail.subList(0, trail.size() - 1));
    }
  }

  /** Whether newer ones come before. */
  public boolean hasNewer() {
    return !place.trail().isEmpty();
  }

  /** Behind this page; only when there are more. */
  public Place older() {
    var trail = new ArrayList<>(place.trail());
    trail.add(sessions.getLast().id());
    return new Place(place.filter(), trail);
  }
}
