package dev.pitwall.acp;

import dev.pitwall.session.LogEntry.ToolStatus;
import dev.pitwall.session.SessionEvent;

/** How a session ended. */
sealed interface Ending {

  /** The agent has done its turn. */
  record Done(String summary) implements Ending {}

  /** It went wrong; a sentence of what, one of what to do. */
  record Failed(String sentence) implements Ending {}

  /** The agent said nothing for too long, or went on for too long. */
  record TimedOut() implements Ending {}

  /** A person stopped it. */
  record Stopped() implements Ending {}

  /** Pitwall itself was stopped, or found it after a restart. */
  record Interrupted(String how) implements Ending {}

  /** As it is told. */
  default SessionEvent event(String branch) {
    return switch (this) {
      case Done(var summary) -> new SessionEvent.Completed(summary);
      case Failed(var sentence) -> new SessionEvent.Failed(sentence);
      case TimedOut() -> new SessionEvent.TimedOut();
      case Stopped() -> new SessionEvent.Cancelled();
      case Interrupted(var how) ->
          new SessionEvent.Failed(
              branch.isEmpty()
                  ? "Pitwall was %s before the agent began. Start it again.".formatted(how)
                  : "Pitwall was %s while the agent worked; its work so far is kept on branch `%s`."
                      .formatted(how, branch));
    };
  }

  /** How tool calls ended that were still open. */
  default ToolStatus openCalls() {
    return switch (this) {
      case Done _ -> ToolStatus.COMPLETED;
      case Stopped _, Interrupted _ -> ToolStatus.CANCELLED;
      case Failed _, TimedOut _ -> ToolStatus.FAILED;
    };
  }
}
