package dev.pitwall.acp;

import java.util.ArrayList;
import java.util.List;

/** What people told an agent that is still at its turn. */
final class Mailbox {
  private static final int MOST = 20;
  private final List<String> messages = new ArrayList<>();
  private boolean closed;

  /** What became of a message. */
  enum Posted {
    KEPT,
    FULL,
    TOO_LATE
  }

  synchronized Posted post(String message) {
    if (closed) {
      return Posted.TOO_LATE;
    }
    if (messages.size() >= MOST) {
      return Posted.FULL;
    }
    messages.add(message);
    return Posted.KEPT;
  }

  /** All there are, for the next turn; with none, no more are taken: there is no next turn. */
  synchronized List<String> takeOrClose() {
    var all = List.copyOf(messages);
    messages.clear();
    closed = all.isEmpty();
    return all;
  }

  synchronized void close() {
    closed = true;
  }
}
