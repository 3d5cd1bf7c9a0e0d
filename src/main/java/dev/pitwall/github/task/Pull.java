package dev.pitwall.github.task;

import dev.pitwall.session.PullRequest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as GitHub shows it.
 *
 * @param id database id
 * @param state {@code open} or {@code closed}
 */
public record Pull(
    long id,
    int number,
    String htmlUrl,
    String title,
    String state,
    boolean draft,
    boolean merged,
    @Nullable Instant mergedAt,
    int additions,
    int deletions,
    int changedFiles,
    int commits,
    Instant createdAt,
    Head head) {
  public Pull {
    htmlUrl = Objects.requireNonNullElse(htmlUrl, "");
    title = Objects.requireNonNullElse(title, "");
    state = Objects.requireNonNullElse(state, "");
    createdAt = Objects.requireNonNullElse(createdAt, Instant.EPOCH);
    head = Objects.requireNonNullElse(head, Head.NONE);
  }

  /** The branch it is made of. */
  public record Head(String ref) {
    static final Head NONE = new Head("");

    public Head {
      ref = Objects.requireNonNullElse(ref, "");
    }
  }

  PullRequest request() {
    return new PullRequest(number, htmlUrl, title, status());
  }

  private PullRequest.Status status() {
    if (merged || mergedAt != null) {
      return PullRequest.Status.MERGED;
    }
    if (state.equals("closed")) {
      return PullRequest.Status.CLOSED;
    }
    return draft ? PullRequest.Status.DRAFT : PullRequest.Status.OPEN;
  }
}
