package dev.pitwall.store;

import java.util.Set;

/**
 * One Pitwall among those that share a database.
 *
 * @param id the same after a restart; letters, digits and dashes
 * @param local providers whose sessions live where they were started, such as local agents
 */
public record Instance(String id, Set<String> local) {
  /** The only one. */
  public static final Instance ALONE = new Instance("alone", Set.of());

  public Instance {
    if (!id.matches("[A-Za-z0-9-]{1,36}")) {
      throw new IllegalArgumentException("no id of an instance");
    }
    local = Set.copyOf(local);
  }
}
