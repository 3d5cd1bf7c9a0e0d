package dev.pitwall.session;

import java.util.List;
import java.util.Optional;

/** Every source of sessions there is. */
public record SessionControls(List<SessionControl> all) {
  public SessionControls {
    all = List.copyOf(all);
  }

  /** The source of that id. */
  public Optional<SessionControl> byId(String provider) {
    return all.stream().filter(c -> c.provider().id().equals(provider)).findFirst();
  }

  /** The source of a stored session; it may have been configured away. */
  public Provider providerOf(Session session) {
    return byId(session.task().provider())
        .map(SessionControl::provider)
        .orElseGet(() -> new Provider(session.task().provider(), "its source", java.util.Set.of()));
  }

  /** The first source that knows the repository, ignoring case. */
  public Optional<SessionControl> forRepository(Repository repository) {
    return all.stream()
        .filter(c -> c.repositories().stream().anyMatch(r -> same(r, repository)))
        .findFirst();
  }

  /** The repository as its source spells it. */
  public Optional<Repository> repository(Repository typed) {
    return repositories().stream().filter(r -> same(r, typed)).findFirst();
  }

  /** Every repository where a session can be started. */
  public List<Repository> repositories() {
    return all.stream().flatMap(c -> c.repositories().stream()).distinct().toList();
  }

  private static boolean same(Repository a, Repository b) {
    return a.fullName().equalsIgnoreCase(b.fullName());
  }
}
