package dev.pitwall.sandbox.slack.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;

/**
 * Tables, plans and cards. Where Slack's documents do not list every field, the ones they limit are
 * checked and the others let through.
 */
final class DataBlocks {
  private static final Rule CELL =
      Rule.byType(
          List.of(
              Shape.of("raw_text").need("text", Rule.text(0, 3000)),
              Shape.of("raw_number").open(),
              RichText.BLOCK));
  private static final Shape TABLE =
      Layouts.block("table")
          .need("rows", Rule.list(1, 100, Rule.list(1, 20, CELL)))
          .may(
              "column_settings",
              Rule.list(
                  0,
                  20,
                  Shape.untyped()
                      .may("align", Rule.oneOf("left", "center", "right"))
                      .may("is_wrapped", Rule.bool())));
  private static final Shape DATA_TABLE =
      Layouts.block("data_table")
          .need("caption", Rule.anything())
          .need("rows", Rule.list(2, 201, Rule.list(1, 20, Rule.anything())))
          .may("page_size", Rule.integer(1, 100))
          .open();
  private static final Shape TASK_CARD =
      Layouts.block("task_card")
          .need("task_id", Texts.id())
          .need("title", Rule.text(1, 256))
          .may("status", Rule.oneOf("pending", "in_progress", "complete", "error"))
          .may("details", RichText.BLOCK)
          .may("output", RichText.BLOCK)
          .may("sources", Rule.list(0, 50, Rule.anything()));
  private static final Shape PLAN =
      Layouts.block("plan")
          .need("title", Rule.text(1, 256))
          .may("tasks", Rule.list(1, 50, TASK_CARD))
          .also(DataBlocks::eachTaskOnce);
  private static final Shape CARD =
      Layouts.block("card")
          .may("title", Texts.either(150))
          .may("subtitle", Texts.either(150))
          .may("body", Texts.either(200))
          .open();
  private static final Shape CONTAINER =
      Layouts.block("container")
          .may("title", Texts.either(150))
          .may("subtitle", Texts.either(150))
          .need("child_blocks", Rule.list(1, 10, Rule.anything()))
          .may("width", Rule.oneOf("narrow", "standard", "wide", "full"))
          .open();

  private DataBlocks() {}

  static List<Shape> all() {
    return List.of(
        TABLE,
        DATA_TABLE,
        TASK_CARD,
        PLAN,
        CARD,
        CONTAINER,
        Layouts.block("carousel").need("elements", Rule.list(1, 10, CARD)).open(),
        Layouts.block("data_visualization").may("title", Rule.anything()).open());
  }

  static Shape alert() {
    return Layouts.block("alert").need("text", Texts.either(3000)).open();
  }

  private static void eachTaskOnce(JsonNode plan, String pointer, Problems problems) {
    var seen = new HashSet<String>();
    for (var task : plan.path("tasks")) {
      if (!seen.add(task.path("task_id").asText())) {
        problems.add("task_id must be unique in a plan", pointer + "/tasks");
      }
    }
  }
}
