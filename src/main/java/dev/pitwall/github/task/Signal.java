package dev.pitwall.github.task;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the timeline of an issue or a pull request, of which everybody sees the same.
 *
 * @param event GitHub's word: {@code copilot_work_started}, {@code cross-referenced}
 * @param source what refers to it, where something does
 */
public record Signal(
    String event, Instant createdAt, @Nullable App performedViaGithubApp, @Nullable Source source) {
  private static final String REVIEWER = "copilot-pull-request-reviewer";

  public Signal {
    event = Objects.requireNonNullElse(event, "");
    createdAt = Objects.requireNonNullElse(createdAt, Instant.EPOCH);
  }

  /** The GitHub App that did it. */
  public record App(@Nullable String slug) {}

  /** Where the reference stands. */
  public record Source(@Nullable Issue issue) {}

  /** Whether the agent says so of its own work; reviews are somebody else's. */
  boolean says(String word) {
    boolean review = performedViaGithubApp != null && REVIEWER.equals(performedViaGithubApp.slug);
    return event.equals(word) && !review;
  }

  /** A pull request of the agent's that refers to the issue. */
  Optional<Issue> agentsPull() {
    var issue = source == null ? null : source.issue;
    return issue != null && issue.pull() && Agents.is(issue.user().login())
        ? Optional.of(issue)
        : Optional.empty();
  }
}
