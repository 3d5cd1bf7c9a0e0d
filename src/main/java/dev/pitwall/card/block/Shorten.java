package dev.pitwall.card.block;

import java.util.function.UnaryOperator;

/** Shortens text before it is escaped, until it is short enough after. */
final class Shorten {
  private Shorten() {}

  /** The longest beginning found whose written form has at most {@code room} characters. */
  static String until(String clean, int room, UnaryOperator<String> written) {
    int limit = Math.min(clean.length(), Math.max(0, room));
    while (limit > 0) {
      var head = Ellipsis.cut(clean, limit);
      int over = written.apply(head).length() - room;
      if (over <= 0) {
        return head;
      }
      // No character is written as more than five ("&amp;").
      limit = Math.min(head.length(), limit) - Math.max(1, over / 5);
    }
    return "";
  }
}
