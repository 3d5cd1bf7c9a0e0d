package dev.pitwall.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked of the agent in one repository, and all its sessions on it. */
public final class Task {
  public String id = "";
  public long repository;
  public long creator;
  public String name = "";
  public boolean wantsPull;
  public String base = Repo.MAIN;

  /** Empty until the agent has its branch. */
  public String head = "";

  public String model = "";

  /** The custom agent's name; empty for the usual one. */
  public String agent = "";

  /** Number of the issue that it began with; 0 for none. */
  public int issue;

  /** Number of the pull request; 0 for none. */
  public int pull;

  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;
  public @Nullable Instant archivedAt;
  public List<AgentSession> sessions = new ArrayList<>();

  public AgentSession latest() {
    return sessions.getLast();
  }

  public State state() {
    return latest().state;
  }

  /** The session that works or is next to; empty when all have ended. */
  public Optional<AgentSession> live() {
    return sessions.stream().filter(session -> !session.state.ended()).findFirst();
  }
}
