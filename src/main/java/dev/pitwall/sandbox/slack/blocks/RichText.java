package dev.pitwall.sandbox.slack.blocks;

import java.util.List;

/** The rich_text block, down to its inline parts. */
final class RichText {
  private static final Rule STYLE =
      Shape.untyped()
          .may("bold", Rule.bool())
          .may("italic", Rule.bool())
          .may("strike", Rule.bool())
          .may("underline", Rule.bool())
          .may("code", Rule.bool())
          .may("highlight", Rule.bool())
          .may("client_highlight", Rule.bool())
          .may("unlink", Rule.bool());
  private static final List<Shape> INLINE =
      List.of(
          styled("text").need("text", Rule.text(1, 12_000)),
          styled("link")
              .need("url", Texts.link())
              .may("text", Rule.text(0, 3000))
              .may("unsafe", Rule.bool()),
          styled("emoji")
              .need("name", Rule.text(1, 100))
              .may("unicode", Rule.text(1, 100))
              .may("skin_tone", Rule.integer(1, 6)),
          styled("user").need("user_id", Texts.id()),
          styled("usergroup").need("usergroup_id", Texts.id()),
          styled("channel").need("channel_id", Texts.id()),
          Shape.of("broadcast").need("range", Rule.oneOf("here", "channel", "everyone")),
          Shape.of("color").need("value", Rule.text(4, 9)),
          styled("date")
              .need("timestamp", Rule.integer(0, 99_999_999_999L))
              .need("format", Rule.text(1, 255))
              .may("url", Texts.link())
              .may("fallback", Rule.text(0, 255)));
  private static final Rule LINE = Rule.list(0, 1000, Rule.byType(INLINE));
  private static final Shape SECTION = Shape.of("rich_text_section").need("elements", LINE);
  private static final Rule BORDER = Rule.integer(0, 1);
  static final Shape BLOCK =
      Shape.of("rich_text")
          .may("block_id", Texts.id())
          .need(
              "elements",
              Rule.list(
                  1,
                  1000,
                  Rule.byType(
                      List.of(
                          SECTION,
                          Shape.of("rich_text_quote").need("elements", LINE).may("border", BORDER),
                          Shape.of("rich_text_preformatted")
                              .need("elements", LINE)
                              .may("border", BORDER)
                              .may("language", Rule.text(1, 50)),
                          Shape.of("rich_text_list")
                              .need("elements", Rule.list(1, 1000, SECTION))
                              .need("style", Rule.oneOf("bullet", "ordered"))
                              .may("indent", Rule.integer(0, 8))
                              .may("offset", Rule.integer(0, 10_000))
                              .may("border", BORDER)))));

  private RichText() {}

  private static Shape styled(String type) {
    return Shape.of(type).may("style", STYLE);
  }
}
