package dev.pitwall.github.follow;

import dev.pitwall.session.SessionControl.SessionEvents;
import dev.pitwall.session.SessionEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Says of sessions when GitHub no longer answers for them, and when it does again. */
final class Sight {
  private final Index index;
  private final Rhythm rhythm;
  private final SessionEvents events;

  Sight(Index index, Rhythm rhythm, SessionEvents events) {
    this.index = index;
    this.rhythm = rhythm;
    this.events = events;
  }

  /** Looks which lists have been silent for too long. */
  void check(List<Source> sources, Instant now) {
    for (var source : sources) {
      var until = source.answered.plus(rhythm.patience(source.interval));
      if (!source.lost && now.isAfter(until)) {
        source.lost = true;
        tell(source, sources);
      }
    }
  }

  private void tell(Source gone, List<Source> sources) {
    for (var tracked : index.open()) {
      var showing = sources.stream().filter(s -> tracked.places.contains(s.place)).toList();
      if (showing.contains(gone) && showing.stream().allMatch(s -> s.lost)) {
        var since =
            showing.stream().map(s -> s.answered).max(Comparator.naturalOrder()).orElseThrow();
        tracked.sessions.forEach(id -> events.tell(id, new SessionEvent.SightLost(since)));
      }
    }
  }

  /** The list has answered. */
  void answered(Source source, Instant now) {
    source.answered = now;
    if (source.lost) {
      source.lost = false;
      Predicate<Tracked> shows = t -> t.places.contains(source.place);
      index.open().stream()
          .filter(shows)
          .flatMap(t -> t.sessions.stream())
          .filter(Objects::nonNull)
          .forEach(id -> events.tell(id, new SessionEvent.Seen()));
    }
  }
}
