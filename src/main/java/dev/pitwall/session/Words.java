package dev.pitwall.session;

import java.text.BreakIterator;
import java.util.Locale;

/** Shortens text for people. */
final class Words {
  private Words() {}

  /**
   * The text in one line, at most {@code limit} characters with "…", cut between words where one
   * ends near, never inside an emoji; code that was cut open is closed.
   */
  static String cut(String text, int limit) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= limit) {
      return line;
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(line);
    int end = characters.isBoundary(limit - 1) ? limit - 1 : characters.preceding(limit - 1);
    var head = line.substring(0, end);
    int space = head.lastIndexOf(' ');
    head = (space > limit / 2 ? head.substring(0, space) : head).stripTrailing() + "…";
    boolean open = head.chars().filter(c -> c == '`').count() % 2 == 1;
    return open ? head + "`" : head;
  }
}
