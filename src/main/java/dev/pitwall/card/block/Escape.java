package dev.pitwall.card.block;

import java.util.regex.Pattern;

/**
 * Makes foreign text mean itself in mrkdwn. Slack has no escape for its formatting marks, so where
 * they would form markup, look-alikes take their place.
 */
final class Escape {
  private static final String MARKS = "*_~";
  private static final String ALIKES = "∗ˍ∼";
  private static final char BACKTICK_ALIKE = 'ˋ';
  private static final char QUOTE_ALIKE = '›';
  private static final char WORD_JOINER = '\u2060';

  private static final int LONGEST_SHORTCODE = 100;
  private static final Pattern QUOTE = Pattern.compile("(?m)^(\\s*)>");

  private Escape() {}

  /**
   * @param clean one or more lines, from {@link Clean}
   * @param within the mark that encloses it, or a space
   */
  static String text(String clean, char within) {
    var text = new StringBuilder(clean.replace('`', BACKTICK_ALIKE));
    for (int i = 0; i < MARKS.length(); i++) {
      defuse(clean, text, i, within);
    }
    var quoted = QUOTE.matcher(text).replaceAll("$1" + QUOTE_ALIKE);
    return isolated(entities(withoutShortcodes(quoted)));
  }

  /** For between backticks. */
  static String code(String cleanLine) {
    return entities(cleanLine.replace('`', BACKTICK_ALIKE));
  }

  /** For text without markup, where only emoji and direction act. */
  static String plain(String cleanLine) {
    return isolated(withoutShortcodes(cleanLine));
  }

  /** {@code :x:} must not look like one of our signs; numbers, as in {@code 12:30:45}, can't. */
  private static String withoutShortcodes(String text) {
    if (text.indexOf(':') < 0) {
      return text;
    }
    var safe = new StringBuilder(text.length() + LONGEST_SHORTCODE);
    for (int i = 0; i < text.length(); i++) {
      safe.append(text.charAt(i));
      if (text.charAt(i) == ':' && beginsShortcode(text, i + 1)) {
        safe.append(WORD_JOINER);
      }
    }
    return safe.toString();
  }

  private static boolean beginsShortcode(String text, int from) {
    boolean letter = false;
    int end = Math.min(text.length(), from + LONGEST_SHORTCODE);
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return letter;
      }
      if (Character.isWhitespace(c)) {
        return false;
      }
      letter |= Character.isLetter(text.codePointAt(i));
    }
    return false;
  }

  static String entities(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Right-to-left words must not carry along the words around them. */
  private static String isolated(String text) {
    boolean rightToLeft = text.codePoints().anyMatch(Escape::rightToLeft);
    return rightToLeft ? "\u2068" + text + "\u2069" : text;
  }

  private static boolean rightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private static void defuse(String clean, StringBuilder text, int which, char within) {
    char mark = MARKS.charAt(which);
    boolean all = within == mark;
    if (!all && !pairs(clean, mark)) {
      return;
    }
    for (int i = 0; i < clean.length(); i++) {
      if (clean.charAt(i) == mark && (all || opens(clean, i) || closes(clean, i))) {
        text.setCharAt(i, ALIKES.charAt(which));
      }
    }
  }

  private static boolean pairs(String text, char mark) {
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        open = false;
      } else if (c == mark) {
        if (open && closes(text, i)) {
          return true;
        }
        open |= opens(text, i);
      }
    }
    return false;
  }

  private static boolean opens(String text, int at) {
    boolean wordBefore = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    return !wordBefore && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
  }

  private static boolean closes(String text, int at) {
    boolean wordAfter = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    return !wordAfter && at > 0 && !Character.isWhitespace(text.charAt(at - 1));
  }
}
