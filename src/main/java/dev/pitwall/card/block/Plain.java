package dev.pitwall.card.block;

/**
 * Text without markup, in one line.
 *
 * @param text clean; "–" when there was nothing to see
 */
public record Plain(String text) {
  public Plain {
    var line = Escape.plain(Clean.line(text));
    text = line.isEmpty() ? "–" : line;
  }

  /** At most {@code limit} UTF-16 units. */
  Plain fit(int limit) {
    return text.length() <= limit
        ? this
        : new Plain(Shorten.until(Clean.line(text), limit, Escape::plain));
  }
}
