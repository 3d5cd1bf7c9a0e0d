package dev.pitwall.github.follow;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** What is done by one account, one thing after another. */
final class Lane {
  final AtomicBoolean busy = new AtomicBoolean();
  final Agenda<Errand> agenda = new Agenda<>();
  final Agenda<Errand> logs = new Agenda<>();
  private final Set<Tracked> asleep = new LinkedHashSet<>();
  private Instant nextTrickle = Instant.EPOCH;

  /** Its log is quiet. */
  synchronized void sleeps(Tracked tracked) {
    asleep.add(tracked);
  }

  synchronized void awake(Tracked tracked) {
    asleep.remove(tracked);
  }

  /** One of the quiet logs to try now, in turn. */
  synchronized Optional<Tracked> trickle(Instant now) {
    asleep.removeIf(t -> t.over);
    if (asleep.isEmpty() || now.isBefore(nextTrickle)) {
      return Optional.empty();
    }
    nextTrickle = now.plus(Rhythm.TRICKLE);
    var next = asleep.iterator().next();
    asleep.remove(next);
    asleep.add(next);
    return Optional.of(next);
  }

  /** Takes what is due. */
  List<Errand> take(Instant now) {
    return Stream.concat(agenda.take(now).stream(), logs.take(now).stream()).toList();
  }

  /** When something is due. */
  synchronized Optional<Instant> next() {
    var planned =
        Stream.of(agenda.next(), logs.next()).flatMap(Optional::stream).min(Instant::compareTo);
    if (asleep.isEmpty() || (planned.isPresent() && planned.get().isBefore(nextTrickle))) {
      return planned;
    }
    return Optional.of(nextTrickle);
  }
}
