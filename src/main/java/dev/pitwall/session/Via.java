package dev.pitwall.session;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a session comes to be at its source. */
public enum Via {
  /** The source is asked for it. */
  TASK,
  /** By an issue that is assigned to the agent. */
  ISSUE;

  /** As typed after {@code via:}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What was typed; nothing is a task, and what is neither is empty. */
  public static Optional<Via> parse(String typed) {
    var word = typed.strip();
    return word.isEmpty()
        ? Optional.of(TASK)
        : Stream.of(values()).filter(via -> via.word().equalsIgnoreCase(word)).findFirst();
  }
}
