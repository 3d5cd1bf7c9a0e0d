package dev.pitwall.session;

import java.util.Set;

/**
 * A source of sessions.
 *
 * @param id {@code github}, {@code acp}
 * @param label what people call it, as in "not confirmed by GitHub yet": {@code GitHub}, {@code the
 *     agent}
 */
public record Provider(String id, String label, Set<Capability> capabilities) {
  public Provider {
    capabilities = Set.copyOf(capabilities);
  }

  /** Whether its agents run on Pitwall's own machine. */
  public boolean local() {
    return id.equals("acp");
  }

  /** The same, able to do only so much. */
  public Provider with(Set<Capability> next) {
    return new Provider(id, label, next);
  }

  public boolean can(Capability capability) {
    return capabilities.contains(capability);
  }
}
