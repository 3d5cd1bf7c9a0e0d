package dev.pitwall.card.block;

import java.text.BreakIterator;
import java.util.Locale;

/** Shortens text without breaking what a reader takes for one character. */
public final class Ellipsis {
  private static final String SIGN = "…";
  private static final int WORD_TOLERANCE = 20;
  private static final int AHEAD = 100;

  private Ellipsis() {}

  /**
   * The text, or its beginning and "…", in at most {@code limit} UTF-16 units; cut between words
   * where one ends near.
   */
  public static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    if (limit < SIGN.length()) {
      return "";
    }
    var head = wholeCharacters(text, limit - SIGN.length());
    int space = head.lastIndexOf(' ');
    boolean near = space > 0 && space >= head.length() - WORD_TOLERANCE;
    return (near ? head.substring(0, space) : head).stripTrailing() + SIGN;
  }

  /** The longest beginning of at most {@code limit} UTF-16 units made of whole characters. */
  static String wholeCharacters(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text.substring(0, Math.min(text.length(), limit + AHEAD)));
    return text.substring(
        0, characters.isBoundary(limit) ? limit : Math.max(0, characters.preceding(limit)));
  }

  /** At most {@code limit} units, never half a surrogate pair. */
  static String hardCut(String text, int limit) {
    return text.substring(0, splits(text, limit) ? limit - 1 : limit);
  }

  private static boolean splits(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }
}
