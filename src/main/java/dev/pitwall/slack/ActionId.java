package dev.pitwall.slack;

/** Action ids as Slack sends them. */
final class ActionId {
  private ActionId() {}

  /** Without what makes it unique in its message: {@code question.answer:0}. */
  static String of(String sent) {
    int colon = sent.indexOf(':');
    return colon < 0 ? sent : sent.substring(0, colon);
  }
}
