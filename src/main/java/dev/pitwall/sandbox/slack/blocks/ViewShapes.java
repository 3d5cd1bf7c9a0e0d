package dev.pitwall.sandbox.slack.blocks;

import com.fasterxml.jackson.databind.JsonNode;

/** Modals and Home tabs around their blocks. */
final class ViewShapes {
  private static final int BLOCKS = 100;

  private ViewShapes() {}

  static Rule modal(Rule ids) {
    return common("modal")
        .need("title", Texts.onlyPlain(24))
        .need("blocks", Rule.list(0, BLOCKS, Rule.byType(Layouts.forModals())).and(ids))
        .may("submit", Texts.onlyPlain(24))
        .may("close", Texts.onlyPlain(24))
        .may("clear_on_close", Rule.bool())
        .may("notify_on_close", Rule.bool())
        .may("submit_disabled", Rule.bool())
        .also(ViewShapes::inputsCanBeSubmitted);
  }

  static Rule home(Rule ids) {
    return common("home")
        .need("blocks", Rule.list(0, BLOCKS, Rule.byType(Layouts.forHome())).and(ids));
  }

  private static Shape common(String type) {
    return Shape.of(type)
        .may("private_metadata", Rule.text(0, 3000))
        .may("callback_id", Rule.text(0, Texts.ID))
        .may("external_id", Rule.text(0, Texts.ID));
  }

  private static void inputsCanBeSubmitted(JsonNode view, String pointer, Problems problems) {
    for (var block : view.path("blocks")) {
      if (block.path("type").asText().equals("input") && !view.has("submit")) {
        problems.add("missing required field: submit", pointer);
        return;
      }
    }
  }
}
