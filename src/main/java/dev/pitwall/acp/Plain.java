package dev.pitwall.acp;

import java.util.regex.Pattern;

/** Foreign text made fit to keep: no terminal codes, no control characters, whole characters. */
final class Plain {
  private static final Pattern TERMINAL_CODE =
      Pattern.compile(
          "\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|\u001b.?");
  private static final Pattern SPACES = Pattern.compile("[\\s\u2028\u2029]+");

  private Plain() {}

  /** Lines and tabs kept. */
  static String text(String foreign) {
    var text = TERMINAL_CODE.matcher(foreign).replaceAll("").replace("\r\n", "\n");
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '\r' ? '\n' : c)
        .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** One line of at most {@code length} characters, cut with {@code …}. */
  static String line(String foreign, int length) {
    var line = SPACES.matcher(text(beginning(foreign, 4 * length))).replaceAll(" ").strip();
    return line.length() <= length ? line : beginning(line, length - 1).stripTrailing() + "…";
  }

  /** At most that many characters from the beginning, the last one whole. */
  static String beginning(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  /** At most that many characters from the end, the first one whole. */
  static String end(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int from = text.length() - length;
    return text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
  }
}
