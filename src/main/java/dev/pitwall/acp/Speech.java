package dev.pitwall.acp;

import dev.pitwall.session.LogEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Joins the pieces that an agent sends, a token each, to messages and thoughts. */
final class Speech {
  /** A longer one is logged in parts. */
  private static final int LONGEST = 16_000;

  private static final int LONGEST_SUMMARY = 8_000;

  private final InstantSource clock;
  private final Consumer<LogEntry> log;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder message = new StringBuilder();
  private Kind kind = Kind.THOUGHT;
  private @Nullable String id;
  private boolean broken = true;
  private Instant begun = Instant.EPOCH;

  enum Kind {
    MESSAGE,
    THOUGHT
  }

  Speech(InstantSource clock, Consumer<LogEntry> log) {
    this.clock = clock;
    this.log = log;
  }

  /**
   * Adds a piece.
   *
   * @param messageId null when the agent gives none
   */
  void add(Kind next, @Nullable String messageId, String piece) {
    boolean same =
        next == kind
            && Objects.equals(messageId, id)
            // Without ids, whatever comes between two pieces parts two messages.
            && (messageId != null || !broken);
    if (!same) {
      whole();
      kind = next;
      id = messageId;
      if (next == Kind.MESSAGE) {
        message.setLength(0);
      }
    }
    broken = false;
    if (text.isEmpty()) {
      begun = clock.instant();
    }
    text.append(piece);
    if (kind == Kind.MESSAGE && message.length() < LONGEST_SUMMARY) {
      message.append(Plain.beginning(piece, LONGEST_SUMMARY));
    }
    while (text.length() > LONGEST) {
      part();
    }
  }

  /** Something else came: what is said next is new, unless its id says otherwise. */
  void pause() {
    whole();
    broken = true;
  }

  /** Nothing came for a while: logs what there is, to be continued. */
  void quiet() {
    take(text.length());
  }

  /** A new turn: nothing was said in it yet. */
  void turn() {
    pause();
    id = null;
    message.setLength(0);
  }

  /** The turn's last message so far; empty when there is none. */
  String message() {
    return Plain.text(message.toString()).strip();
  }

  /** Logs what there is up to the last line or word, to be continued. */
  void part() {
    var head = Plain.beginning(text.toString(), LONGEST);
    for (var separator : List.of('\n', ' ')) {
      int end = head.lastIndexOf(separator) + 1;
      if (end > head.length() / 2) {
        take(end);
        return;
      }
    }
    take(head.length());
  }

  private void whole() {
    emit(text.toString());
    text.setLength(0);
  }

  private void take(int length) {
    // The other half of a character may be in the next piece.
    boolean half = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    int end = half ? length - 1 : length;
    emit(text.substring(0, end));
    text.delete(0, end);
  }

  private void emit(String said) {
    var plain = Plain.text(said).strip();
    if (!plain.isEmpty()) {
      log.accept(
          kind == Kind.MESSAGE
              ? new LogEntry.Message(begun, plain)
              : new LogEntry.Thought(begun, plain));
    }
  }
}
