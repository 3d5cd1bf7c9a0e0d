package dev.pitwall.delivery;

import dev.pitwall.card.Message;
import dev.pitwall.session.Handle;
import dev.pitwall.session.SessionId;

/** Makes a target's message from the latest committed state. */
public interface Renderer {

  Rendering render(Target target);

  /** A session's handle, for the log. */
  Handle handle(SessionId session);

  /** What Slack should show. */
  sealed interface Rendering {
    /** The log entry behind a digest's last; -1 for others. */
    long toEntry();
  }

  /** A message. */
  record Show(Message message, long toEntry) implements Rendering {}

  /** Nothing: the level leaves out all that a digest would hold. */
  record Nothing(long toEntry) implements Rendering {}
}
