package dev.pitwall.session;

import java.util.Objects;

/**
 * Where a session stands; the names are those of GitHub's Agent Tasks API. What Pitwall itself
 * knows (a stop asked for, silence of the source) stands beside it in {@link Session}.
 */
public sealed interface SessionState {

  /** The source's word for it, as in {@code in_progress}. */
  String word();

  /** Whether the session may still change its state. */
  default boolean ended() {
    return this instanceof Ended;
  }

  /**
   * Asked for, not begun.
   *
   * @param note what it waits in, such as {@code issue #12 assigned to Copilot}; empty when there
   *     is nothing to say
   */
  record Queued(String note) implements SessionState {
    public Queued {
      // Sessions stored before there were notes have none.
      note = Objects.requireNonNullElse(note, "");
    }

    public Queued() {
      this("");
    }

    @Override
    public String word() {
      return "queued";
    }
  }

  /**
   * The agent works.
   *
   * @param activity what it does now, such as {@code running the unit tests}; empty when not known
   */
  record InProgress(String activity) implements SessionState {
    @Override
    public String word() {
      return "in_progress";
    }
  }

  /** The agent waits for an answer. */
  record WaitingForUser(Question question) implements SessionState {
    @Override
    public String word() {
      return "waiting_for_user";
    }
  }

  /** The agent waits for the next message. */
  record Idle() implements SessionState {
    @Override
    public String word() {
      return "idle";
    }
  }

  /** Over; no transition leads out. */
  sealed interface Ended extends SessionState {}

  /**
   * Done.
   *
   * @param summary the agent's closing words; may be empty
   */
  record Completed(String summary) implements Ended {
    @Override
    public String word() {
      return "completed";
    }
  }

  /**
   * Ended without success.
   *
   * @param reason a sentence for people
   */
  record Failed(String reason) implements Ended {
    @Override
    public String word() {
      return "failed";
    }
  }

  /**
   * Ran longer than its source allows.
   *
   * @param lastActivity what it was last seen doing; may be empty
   */
  record TimedOut(String lastActivity) implements Ended {
    @Override
    public String word() {
      return "timed_out";
    }
  }

  /** Stopped; by whom and why is in {@link Session#stop()}. */
  record Cancelled() implements Ended {
    @Override
    public String word() {
      return "cancelled";
    }
  }
}
