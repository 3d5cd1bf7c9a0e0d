package dev.pitwall.session;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/**
 * A session's short name for people to type, unique in a workspace: {@code k3f9}.
 *
 * @param text four or five small letters and digits, none that is read as another
 */
public record Handle(String text) {
  // No 0/o, 1/i/l: they are mistaken for one another when read aloud or typed.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final Pattern FORM = Pattern.compile("[a-z0-9]{4,5}");

  public Handle {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a handle: " + text);
    }
  }

  /** What a person typed, with or without backticks and capitals; empty when it can be none. */
  public static Optional<Handle> parse(String typed) {
    var text = typed.replace("`", "").strip().toLowerCase(Locale.ROOT);
    return FORM.matcher(text).matches() ? Optional.of(new Handle(text)) : Optional.empty();
  }

  /**
   * A new one; the first letter and a digit always differ in kind, so none is an English word.
   *
   * @param length 4, or 5 once the short ones are scarce
   * @param random a number from 0 (inclusive) to its argument (exclusive)
   */
  public static Handle random(int length, IntUnaryOperator random) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      // The second is a digit: `k3f9`.
      int from = i == 1 ? ALPHABET.indexOf('2') : 0;
      int to = i == 0 ? ALPHABET.indexOf('2') : ALPHABET.length();
      text.append(ALPHABET.charAt(from + random.applyAsInt(to - from)));
    }
    return new Handle(text.toString());
  }
}
