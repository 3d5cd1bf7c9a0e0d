package dev.pitwall.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every source of sessions there is. */
public record SessionControls(List<SessionControl> all) {
  public SessionControls {
    all = List.copyOf(all);
  }

  /** The source of that id. */
  public Optional<SessionControl> byId(String provider) {
    return all.stream().filter(c -> c.provider().id().equals(provider)).findFirst();
  }

  /** The source of a stored session, able to do what works for it; it may be configured away. */
  public Provider providerOf(Session session) {
    return byId(session.task().provider())
        .map(control -> control.provider().with(control.capabilities(session)))
        .orElseGet(() -> new Provider(session.task().provider(), "its source", Set.of()));
  }

  /** Every repository where this person can start a session, as far as is known by heart. */
  public List<Repository> repositories(Person by) {
    return all.stream().flatMap(c -> c.repositories(by).stream()).distinct().toList();
  }

  /** What this person must do before a source serves them; empty when nothing is missing. */
  public Optional<String> missing(Person by) {
    return all.stream().flatMap(c -> c.missing(by).stream()).findFirst();
  }

  /** Why there is no repository to choose from; empty when no source has a reason. */
  public Optional<String> unlisted(Person by) {
    return missing(by).or(() -> all.stream().flatMap(c -> c.unlisted(by).stream()).findFirst());
  }

  /** A session is shown somewhere new. */
  public void shown(Session session) {
    byId(session.task().provider()).ifPresent(control -> control.shown(session));
  }

  /** The watches have changed. */
  public void watchesChanged() {
    all.forEach(SessionControl::watchesChanged);
  }
}
