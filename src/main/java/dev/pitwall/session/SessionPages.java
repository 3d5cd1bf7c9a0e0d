package dev.pitwall.session;

import dev.pitwall.session.SessionPage.Place;
import java.time.Duration;
import java.time.InstantSource;

/** Turns the pages of lists of sessions. */
public final class SessionPages {
  public static final int PAGE = 10;

  /** What counts as finished lately. */
  private static final Duration LATELY = Duration.ofHours(24);

  private final SessionStore store;
  private final InstantSource clock;

  public SessionPages(SessionStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A page of what the viewer can see. */
  public SessionPage read(Viewer viewer, Place place) {
    var after = place.trail().isEmpty() ? null : place.trail().getLast();
    var found = store.list(viewer, place.filter(), after, PAGE + 1);
    boolean more = found.size() > PAGE;
    return new SessionPage(
        place,
        more ? found.subList(0, PAGE) : found,
        more,
        store.counts(viewer, clock.instant().minus(LATELY)));
  }

  /** A page of what a person can see anywhere. */
  public SessionPage read(Person viewer, Place place) {
    return read(Viewer.anywhere(viewer), place);
  }
}
