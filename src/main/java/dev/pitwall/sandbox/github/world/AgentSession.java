package dev.pitwall.sandbox.github.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One turn of the agent on a task, with its log in both of GitHub's formats. */
public final class AgentSession {
  public String id = "";
  public String name = "";
  public long user;
  public State state = State.QUEUED;
  public String prompt = "";

  /** What began it, such as {@code pull_request_comment}. */
  public String cause = "";

  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;
  public @Nullable Instant completedAt;

  /** Credits in billionths. */
  public long nanoCredits;

  /** Empty unless it failed. */
  public String error = "";

  /** 0 until its Actions run exists. */
  public long run;

  /** Chunks, each a {@code data:} line of the Copilot host's log. */
  public List<ObjectNode> chunks = new ArrayList<>();

  /** What the task's events are. */
  public List<ObjectNode> events = new ArrayList<>();

  /** Name of the play that it performs, and how far it is. */
  public String play = "";

  public int beat;

  /** When the next beat is due; null while it waits for somebody, and after its end. */
  public @Nullable Instant nextAt;

  /** When the agent notices that it was stopped. */
  public @Nullable Instant stopAt;

  /** What people said meanwhile, oldest first. */
  public Deque<String> heard = new ArrayDeque<>();

  /** Id of the question that is open; empty for none. */
  public String question = "";

  /** Changes that are made and not yet pushed. */
  public List<Commit.Changed> unpushed = new ArrayList<>();

  /** The plan in the pull request, and how much of it is done. */
  public List<String> plan = new ArrayList<>();

  public int done;
}
