package dev.pitwall.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a session's log. Texts are the agent's or a person's own: hostile until escaped. */
public sealed interface LogEntry {
  Instant at();

  /** What the agent thought. */
  record Thought(Instant at, String text) implements LogEntry {}

  /** What the agent said. */
  record Message(Instant at, String text) implements LogEntry {}

  /**
   * Something the agent did, once it is over.
   *
   * @param callId unique within the session
   * @param title one line, the agent's
   */
  record ToolCall(
      Instant at, String callId, ToolKind kind, String title, ToolStatus status, Detail detail)
      implements LogEntry {}

  /** Preparing: a worktree, a server, a branch. */
  record Setup(Instant at, String text) implements LogEntry {}

  /** The agent's plan or progress report. */
  record Progress(Instant at, String text) implements LogEntry {}

  /** What went wrong. */
  record Failure(Instant at, String text) implements LogEntry {}

  /** What a person told the agent. */
  record PersonSaid(Instant at, Person by, String text) implements LogEntry {}

  /** ACP's kinds of tool. */
  enum ToolKind {
    READ,
    SEARCH,
    EDIT,
    DELETE,
    MOVE,
    EXECUTE,
    FETCH,
    THINK,
    OTHER
  }

  /** How a tool call ended. */
  enum ToolStatus {
    COMPLETED,
    FAILED,
    CANCELLED
  }

  /**
   * A tool call's particulars.
   *
   * @param paths relative to the repository where they are inside it
   * @param command what was executed; empty for other kinds
   * @param exitCode of the command, where known: an agent may call a failed command completed
   * @param output cut to {@link #OUTPUT_LIMIT} characters, its end kept
   */
  record Detail(
      List<String> paths,
      String command,
      @Nullable Integer exitCode,
      String output,
      List<FileChange> changes) {
    public static final int OUTPUT_LIMIT = 16_000;
    public static final Detail NONE = new Detail(List.of(), "", null, "", List.of());

    public Detail {
      paths = List.copyOf(paths);
      changes = List.copyOf(changes);
    }
  }

  /** Lines added and removed in a file. */
  record FileChange(String path, int added, int removed) {}
}
