package dev.pitwall.github.follow;

import dev.pitwall.session.Repository;
import dev.pitwall.session.Workspace;
import java.util.Locale;

/** Whose tasks a list has. */
sealed interface Place {
  /** Those of a user, in all repositories. */
  record Mine(long userId) implements Place {}

  /**
   * Those of a repository that a workspace watches. Workspaces share no list: what one may see is
   * not what another may.
   *
   * @param key of the repository, whatever its capitals
   */
  record In(Workspace workspace, Repository key) implements Place {}

  static Place in(Workspace workspace, Repository repository) {
    return new In(
        workspace,
        new Repository(
            repository.owner().toLowerCase(Locale.ROOT),
            repository.name().toLowerCase(Locale.ROOT)));
  }
}
