package dev.pitwall.card.block;

import java.util.regex.Pattern;

/**
 * Rids foreign text of what can't be seen but acts: control characters, terminal sequences,
 * direction overrides, zero-width characters outside emoji and scripts that need them.
 */
final class Clean {
  /** More than any one text that Slack takes; the rest is never looked at. */
  private static final int MOST = 8_000;

  private static final int MOST_MARKS = 8;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;

  private static final Pattern TERMINAL =
      Pattern.compile(
          "\u001B\\[[0-?]{0,100}["
              + " -/]{0,10}[@-~]|\u001B\\][^\u0007\u001B]{0,500}(\u0007|\u001B\\\\)?");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\u000B\f\u0085\u2028\u2029]");
  private static final Pattern TRAILING = Pattern.compile("[ \t]+(?=\n|$)");
  private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

  private Clean() {}

  /** In one line, single spaces. */
  static String line(String foreign) {
    return BLANKS.matcher(lines(foreign)).replaceAll(" ").strip();
  }

  /** With its line breaks, never more than one empty line in a row. */
  static String lines(String foreign) {
    return EMPTY_LINES.matcher(verbatim(foreign)).replaceAll("\n\n").strip();
  }

  /** With its line breaks and indentation. */
  static String verbatim(String foreign) {
    var text = foreign.length() > MOST ? Ellipsis.hardCut(foreign, MOST) : foreign;
    text = TERMINAL.matcher(text).replaceAll("");
    text = LINE_END.matcher(text).replaceAll("\n");
    return TRAILING.matcher(visible(text)).replaceAll("").stripTrailing();
  }

  private static String visible(String text) {
    var kept = new StringBuilder(text.length());
    int previous = 0;
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int next = i < text.length() ? text.codePointAt(i) : 0;
      marks = mark(c) ? marks + 1 : 0;
      if (isSurrogate(c)) {
        c = 0xFFFD;
      } else if (marks > MOST_MARKS || hidden(c, previous, next)) {
        continue;
      }
      kept.appendCodePoint(c);
      previous = c;
    }
    return kept.toString();
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static boolean mark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean hidden(int c, int previous, int next) {
    if (c == '\n' || c == '\t') {
      return false;
    }
    if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
      // Emoji families, and scripts such as Persian or Malayalam, are made with them.
      return !joins(previous) || !joins(next);
    }
    if (c >= 0xE0020 && c <= 0xE007F) {
      // The flags of England, Scotland and Wales; anywhere else they smuggle text.
      return previous != BLACK_FLAG && !(previous >= 0xE0020 && previous <= 0xE007F);
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      // Hangul fillers and the Braille blank: letters that look like nothing.
      default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
    };
  }

  private static boolean joins(int c) {
    return c > 0x7F
        && switch (Character.getType(c)) {
          case Character.OTHER_LETTER,
              Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.OTHER_SYMBOL,
              Character.MODIFIER_SYMBOL,
              Character.MATH_SYMBOL ->
              true;
          default -> false;
        };
  }
}
