package dev.pitwall.store;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What counts as a word of a title. */
final class TitleWords {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private TitleWords() {}

  /** Small letters and digits only, in order; with repeats. */
  static List<String> of(String text) {
    return BETWEEN
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** All of them, with a blank before each. */
  static String line(String text) {
    return String.join("", of(text).stream().map(word -> " " + word).toList());
  }
}
