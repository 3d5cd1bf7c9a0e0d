package dev.pitwall.sandbox.github.world;

import java.time.Instant;

/** The Actions run in which a session works. */
public final class Run {
  public static final String AGENT_PATH = "dynamic/copilot-swe-agent/copilot";

  public long id;
  public int number;

  /** Empty until the agent has its branch. */
  public String branch = "";

  public String sha = "";

  /** {@code queued}, {@code in_progress} or {@code completed}. */
  public String status = "queued";

  /**
   * {@code success}, {@code failure}, {@code cancelled}, {@code timed_out}; empty while it runs.
   */
  public String conclusion = "";

  public long actor;
  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;

  public boolean ended() {
    return status.equals("completed");
  }
}
