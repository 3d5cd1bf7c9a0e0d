package dev.pitwall.github.task;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of the agent on a task: a turn.
 *
 * @param completedAt null while it runs
 */
public record AgentSession(
    String id,
    String state,
    Instant createdAt,
    @Nullable Instant completedAt,
    String prompt,
    String headRef,
    String baseRef,
    String model,
    Problem error) {
  public AgentSession {
    id = Objects.requireNonNullElse(id, "");
    state = Objects.requireNonNullElse(state, "");
    createdAt = Objects.requireNonNullElse(createdAt, Instant.EPOCH);
    prompt = Objects.requireNonNullElse(prompt, "");
    headRef = Objects.requireNonNullElse(headRef, "");
    baseRef = Objects.requireNonNullElse(baseRef, "");
    model = Objects.requireNonNullElse(model, "");
    error = Objects.requireNonNullElse(error, Problem.NONE);
  }

  /** What went wrong, in GitHub's words. */
  public record Problem(String message) {
    static final Problem NONE = new Problem("");

    public Problem {
      message = Objects.requireNonNullElse(message, "");
    }
  }

  public Standing standing() {
    return Standing.of(state);
  }
}
