package dev.pitwall.card.block;

/** Ids and values that come back to us; they can't be shortened. */
final class OwnText {
  static final int ID = 255;

  private OwnText() {}

  static void check(String text, int limit) {
    if (text.length() > limit) {
      throw new IllegalArgumentException(
          "longer than the " + limit + " characters that Slack takes: " + text);
    }
  }
}
