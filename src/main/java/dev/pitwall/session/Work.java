package dev.pitwall.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session has made so far.
 *
 * @param branch empty until there is one
 * @param commits commits on the branch that its base lacks
 * @param validations the last run of each test or lint command, in order of first run
 */
public record Work(
    String branch,
    int commits,
    int added,
    int removed,
    int files,
    @Nullable PullRequest pullRequest,
    List<Validation> validations) {

  public static final Work NONE = new Work("", 0, 0, 0, 0, null, List.of());

  public Work {
    validations = List.copyOf(validations);
  }

  public Work withValidations(List<Validation> next) {
    return new Work(branch, commits, added, removed, files, pullRequest, next);
  }

  /** The same validations, everything else from the other. */
  public Work withChangesOf(Work other) {
    return other.withValidations(validations);
  }

  /** Whether files were changed. */
  public boolean changed() {
    return files > 0;
  }
}
