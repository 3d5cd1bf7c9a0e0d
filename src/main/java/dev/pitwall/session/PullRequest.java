package dev.pitwall.session;

/**
 * A session's pull request.
 *
 * @param url {@code https} only
 */
public record PullRequest(int number, String url, String title, Status status) {

  /** A pull request's state. */
  public enum Status {
    DRAFT,
    OPEN,
    MERGED,
    CLOSED
  }
}
