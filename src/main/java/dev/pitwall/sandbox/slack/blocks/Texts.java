package dev.pitwall.sandbox.slack.blocks;

import java.util.List;

/** Text, option and confirm objects: the small parts that blocks and elements share. */
final class Texts {
  static final int ID = 255;
  private static final String[] LINKS = {"https://", "http://", "mailto:", "slack://"};

  private Texts() {}

  static Shape plain(int max) {
    return Shape.of("plain_text").need("text", Rule.text(1, max)).may("emoji", Rule.bool());
  }

  static Shape mrkdwn(int max) {
    return Shape.of("mrkdwn").need("text", Rule.text(1, max)).may("verbatim", Rule.bool());
  }

  static Rule either(int max) {
    return Rule.byType(List.of(plain(max), mrkdwn(max)));
  }

  static Rule onlyPlain(int max) {
    return Rule.byType(List.of(plain(max)));
  }

  static Rule id() {
    return Rule.text(1, ID);
  }

  static Rule link() {
    return Rule.url(3000, LINKS);
  }

  static Rule picture() {
    return Rule.url(3000, "https://", "http://");
  }

  static Shape confirm() {
    return Shape.untyped()
        .need("title", onlyPlain(100))
        .need("text", either(300))
        .need("confirm", onlyPlain(30))
        .need("deny", onlyPlain(30))
        .may("style", Rule.oneOf("primary", "danger"));
  }

  /** An option of a select, of a menu, of checkboxes or radio buttons. */
  static Shape option(Rule text) {
    return Shape.untyped()
        .need("text", text)
        .need("value", Rule.text(1, 75))
        .may("description", text);
  }

  static Shape plainOption() {
    return option(onlyPlain(75));
  }

  static Shape markedOption() {
    return option(either(75));
  }

  static Shape menuOption() {
    return plainOption().may("url", link());
  }

  static Shape optionGroup() {
    return Shape.untyped()
        .need("label", onlyPlain(75))
        .need("options", Rule.list(1, 100, plainOption()));
  }
}
