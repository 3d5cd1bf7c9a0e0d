package dev.pitwall.sandbox.slack.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The blocks themselves, and which of them a message, a modal and a Home tab take. */
final class Layouts {
  private static final Shape SECTION =
      block("section")
          .may("text", Texts.either(3000))
          .may("fields", Rule.list(1, 10, Texts.either(2000)))
          .may("accessory", Rule.byType(Elements.accessories()))
          .may("expand", Rule.bool())
          .also(Layouts::textOrFields);
  private static final Shape HEADER = block("header").need("text", Texts.onlyPlain(150));
  private static final Shape CONTEXT =
      block("context")
          .need(
              "elements",
              Rule.list(
                  1,
                  10,
                  Rule.byType(List.of(Elements.image(), Texts.plain(3000), Texts.mrkdwn(3000)))));
  private static final Shape ACTIONS =
      block("actions").need("elements", Rule.list(1, 25, Rule.byType(Elements.actions())));
  private static final Shape CONTEXT_ACTIONS =
      block("context_actions").need("elements", Rule.list(1, 5, Rule.byType(Elements.feedback())));
  private static final Shape IMAGE =
      block("image")
          .may("image_url", Texts.picture())
          .may("slack_file", Rule.anything())
          .need("alt_text", Rule.text(1, 2000))
          .may("title", Texts.onlyPlain(2000));
  private static final Shape INPUT =
      block("input")
          .need("label", Texts.onlyPlain(2000))
          .need("element", Rule.byType(Elements.inputs()))
          .may("hint", Texts.onlyPlain(2000))
          .may("optional", Rule.bool())
          .may("dispatch_action", Rule.bool());
  private static final Shape MARKDOWN = block("markdown").need("text", Rule.text(1, 12_000));
  private static final Shape VIDEO =
      block("video")
          .need("alt_text", Rule.text(1, 2000))
          .need("title", Texts.onlyPlain(200))
          .need("thumbnail_url", Texts.picture())
          .need("video_url", Rule.url(3000, "https://"))
          .may("author_name", Rule.text(1, 50))
          .may("description", Texts.onlyPlain(200))
          .may("provider_icon_url", Texts.picture())
          .may("provider_name", Rule.text(1, 50))
          .may("title_url", Rule.url(3000, "https://"));
  private static final List<Shape> EVERYWHERE =
      List.of(
          SECTION, block("divider"), HEADER, CONTEXT, ACTIONS, IMAGE, INPUT, VIDEO, RichText.BLOCK);

  private Layouts() {}

  static Shape block(String type) {
    return Shape.of(type).may("block_id", Texts.id());
  }

  static List<Shape> forMessages() {
    var all = new ArrayList<>(EVERYWHERE);
    all.add(CONTEXT_ACTIONS);
    all.add(MARKDOWN);
    all.addAll(DataBlocks.all());
    return all;
  }

  static List<Shape> forHome() {
    return EVERYWHERE;
  }

  static List<Shape> forModals() {
    var all = new ArrayList<>(EVERYWHERE);
    all.add(DataBlocks.alert());
    return all;
  }

  private static void textOrFields(JsonNode value, String pointer, Problems problems) {
    if (!value.has("text") && !value.has("fields")) {
      problems.add("must provide at least one of text, fields", pointer);
    }
  }
}
