package dev.pitwall.github.task;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A run of GitHub Actions. */
public record Run(
    long id, String path, String status, String headBranch, String conclusion, Instant createdAt) {
  /** The workflow in which Copilot's coding agent runs. */
  public static final String AGENT = "dynamic/copilot-swe-agent/copilot";

  public Run {
    path = Objects.requireNonNullElse(path, "");
    status = Objects.requireNonNullElse(status, "");
    headBranch = Objects.requireNonNullElse(headBranch, "");
    conclusion = Objects.requireNonNullElse(conclusion, "");
    createdAt = Objects.requireNonNullElse(createdAt, Instant.EPOCH);
  }

  /** A page of runs. */
  public record Page(List<Run> workflowRuns) {
    public Page {
      workflowRuns =
          workflowRuns == null
              ? List.of()
              : workflowRuns.stream().filter(Objects::nonNull).toList();
    }
  }

  boolean agents() {
    return id > 0 && path.equals(AGENT);
  }

  /** Whether it is the agent's and not over. */
  public boolean agentAtWork() {
    return agents() && !status.equals("completed");
  }
}
