package dev.pitwall.github;

import dev.pitwall.github.task.News;
import dev.pitwall.session.SessionStore;
import java.time.Duration;
import java.time.InstantSource;

/** What an instance that has died was still asking GitHub for. */
record LeftBehind(SessionStore store, Starts starts, Stops stops, InstantSource clock) {
  private static final Duration LATE = Duration.ofSeconds(30);

  /** Asks for it here; what a living one still asks for is asked twice, which harms nothing. */
  void takeUp() {
    starts.takeUp(store.leftStarting(News.PROVIDER));
    stops.resume(
        store.stopsPendingSince(clock.instant().minus(LATE)).stream()
            .flatMap(id -> store.find(id).stream())
            .filter(session -> session.task().provider().equals(News.PROVIDER))
            .toList());
  }
}
