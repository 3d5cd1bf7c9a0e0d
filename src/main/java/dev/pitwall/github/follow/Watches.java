package dev.pitwall.github.follow;

import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.Watch;
import dev.pitwall.session.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The watches as they are, from memory. */
final class Watches {
  private final SessionStore store;
  private volatile Map<Place, List<Watch>> all = Map.of();

  Watches(SessionStore store) {
    this.store = store;
  }

  /** They may have changed. */
  void read() {
    all =
        store.watches().stream()
            .collect(Collectors.groupingBy(w -> Place.in(w.channel().workspace(), w.repository())));
  }

  List<Watch> of(Workspace workspace, Repository repository) {
    return all.getOrDefault(Place.in(workspace, repository), List.of());
  }

  /** By workspace and repository. */
  Map<Place, List<Watch>> all() {
    return all;
  }

  /** Those where the repository is watched. */
  Set<Workspace> workspaces(Repository repository) {
    return all.values().stream()
        .flatMap(List::stream)
        .filter(w -> w.repository().fullName().equalsIgnoreCase(repository.fullName()))
        .map(w -> w.channel().workspace())
        .collect(Collectors.toSet());
  }
}
