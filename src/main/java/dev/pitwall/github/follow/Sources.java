package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lists that are looked at: one of each account, one of each watched repository. */
final class Sources {
  private static final Duration BETWEEN_HINTS = Duration.ofSeconds(1);

  private final Accounts accounts;
  private final Watches watches;
  private final Index index;
  private final Rhythm rhythm;
  private final Map<Place, Source> all = new ConcurrentHashMap<>();

  Sources(Accounts accounts, Watches watches, Index index, Rhythm rhythm) {
    this.accounts = accounts;
    this.watches = watches;
    this.index = index;
    this.rhythm = rhythm;
  }

  List<Source> all() {
    return List.copyOf(all.values());
  }

  /** Brings them in step with accounts and watches. */
  void refresh(Instant now) {
    var wanted = new HashSet<Place>();
    var linked = accounts.all();
    linked.stream()
        .collect(Collectors.groupingBy(Account::userId))
        .forEach((userId, links) -> {
          var place = new Place.Mine(userId);
          wanted.add(place);
          source(place, List.of(), now).askers(links);
        });
    watches
        .all()
        .forEach((place, list) -> {
          wanted.add(place);
          source(place, list, now).askers(askers(list));
        });
    all.values().stream()
        .filter(source -> !wanted.contains(source.place))
        .forEach(source -> leave(source, linked));
  }

  private Source source(Place place, List<Watch> list, Instant now) {
    return all.computeIfAbsent(
        place,
        _ -> {
          var repository = list.isEmpty() ? null : list.getFirst().repository();
          return new Source(place, repository, rhythm.period(), now);
        });
  }

  private List<Account> askers(List<Watch> list) {
    return list.stream().flatMap(w -> accounts.of(w.by()).stream()).distinct().toList();
  }

  /** Cards that are there stay true: it is looked at until all that it alone shows has ended. */
  private void leave(Source source, List<Account> linked) {
    source.askers(source.askers().stream().filter(linked::contains).toList());
    boolean needed =
        index.open().stream()
            .anyMatch(t -> t.places.contains(source.place) && !elsewhere(t, source));
    if (!needed) {
      all.remove(source.place);
    }
  }

  private boolean elsewhere(Tracked tracked, Source but) {
    return tracked.places.stream()
        .filter(place -> !place.equals(but.place))
        .map(all::get)
        .anyMatch(other -> other != null && !other.lost && !other.askers().isEmpty());
  }

  /**
   * Something has happened there.
   *
   * @param repository null: anywhere
   */
  void hint(@Nullable Repository repository, Instant now) {
    for (var source : all()) {
      var own = source.repository;
      boolean concerned =
          repository == null
              || own == null
              || own.fullName().equalsIgnoreCase(repository.fullName());
      var soonest = source.looked.equals(Instant.EPOCH) ? now : source.looked.plus(BETWEEN_HINTS);
      var at = soonest.isAfter(now) ? soonest : now;
      if (concerned && source.due.isAfter(at) && source.failures == 0) {
        source.due = at;
      }
    }
  }

  /** Whether nobody waits for anything new in it. */
  boolean idle(Source source) {
    return source.place instanceof Place.Mine
        && index.open().stream().noneMatch(t -> t.places.contains(source.place));
  }
}
