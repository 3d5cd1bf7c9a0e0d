package dev.pitwall.card;

import dev.pitwall.session.DigestLevel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a card's overflow menu offers. */
public sealed interface MenuChoice {

  /** Start the same again. */
  record Again() implements MenuChoice {}

  /** The whole log as a file. */
  record LogFile() implements MenuChoice {}

  /** Another level of digests in the thread. */
  record Level(DigestLevel level) implements MenuChoice {}

  /** For {@link ButtonValue#more()}. */
  default String word() {
    return switch (this) {
      case Again() -> "again";
      case LogFile() -> "file";
      case Level(var level) -> level.name().toLowerCase(Locale.ROOT);
    };
  }

  /** Reads it back. */
  static Optional<MenuChoice> parse(String word) {
    return switch (word) {
      case "again" -> Optional.of(new Again());
      case "file" -> Optional.of(new LogFile());
      default ->
          Arrays.stream(DigestLevel.values())
              .<MenuChoice>map(Level::new)
              .filter(choice -> choice.word().equals(word))
              .findFirst();
    };
  }
}
