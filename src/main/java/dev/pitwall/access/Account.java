package dev.pitwall.access;

import dev.pitwall.session.Person;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's account at GitHub, as far as Pitwall may use it.
 *
 * @param userId GitHub's numeric id
 * @param login GitHub's name for them
 * @param person whose it is; null for the one that all share ({@code GITHUB_TOKEN})
 */
public record Account(long userId, String login, @Nullable Person person) {

  /** Whether everybody acts by it. */
  public boolean shared() {
    return person == null;
  }
}
