package dev.pitwall.card.block;

import org.jspecify.annotations.Nullable;

/** One of several to choose from. */
public record Option(Plain text, String value, @Nullable Plain description) {
  /** Most characters of a value. */
  public static final int VALUE = 75;

  private static final int TEXT = 75;

  public Option {
    OwnText.check(value, VALUE);
    text = text.fit(TEXT);
    description = description == null ? null : description.fit(TEXT);
  }

  public static Option of(String text, String value) {
    return new Option(new Plain(text), value, null);
  }
}
