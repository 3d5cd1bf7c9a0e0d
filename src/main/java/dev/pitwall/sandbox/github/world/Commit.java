package dev.pitwall.sandbox.github.world;

import java.time.Instant;
import java.util.List;

/**
 * What was pushed at once.
 *
 * @param author a user's id
 */
public record Commit(
    String sha, String parent, String message, long author, Instant at, List<Changed> files) {

  /**
   * A file in a commit.
   *
   * @param status {@code added} or {@code modified}
   * @param patch a unified diff without the file's header lines
   */
  public record Changed(String path, String status, int additions, int deletions, String patch) {
    /** The same file changed again. */
    public Changed and(Changed later) {
      return new Changed(
          path,
          status,
          additions + later.additions,
          deletions + later.deletions,
          patch + "\n" + later.patch);
    }
  }
}
