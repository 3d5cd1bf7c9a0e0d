package dev.pitwall.sandbox.slack.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Block Kit as Slack enforces it: each answer lists what Slack would refuse, empty for nothing. */
public final class BlockRules {
  private static final int MESSAGE_BLOCKS = 50;
  private static final int MESSAGE_TEXT = 13_200;
  private static final Rule MESSAGE =
      Rule.list(0, MESSAGE_BLOCKS, Rule.byType(Layouts.forMessages())).and(BlockRules::ids);
  private static final Rule MODAL = ViewShapes.modal(BlockRules::ids);
  private static final Rule HOME = ViewShapes.home(BlockRules::ids);

  private BlockRules() {}

  /**
   * What is wrong with the blocks of a message.
   *
   * @param blocks the value of {@code blocks}
   */
  public static List<String> message(JsonNode blocks) {
    var problems = new Problems();
    MESSAGE.check(blocks, "/blocks", problems);
    return problems.found();
  }

  /** What is wrong with a modal that is opened, pushed or updated. */
  public static List<String> modal(JsonNode view) {
    var problems = new Problems();
    MODAL.check(view, "/view", problems);
    return problems.found();
  }

  /** What is wrong with a Home tab. */
  public static List<String> home(JsonNode view) {
    var problems = new Problems();
    HOME.check(view, "/view", problems);
    return problems.found();
  }

  /** Slack refuses messages whose blocks hold more text than this in all. */
  public static boolean tooMuchText(JsonNode blocks) {
    return textLength(blocks) > MESSAGE_TEXT;
  }

  /** Slack takes one table, of any kind, a message. */
  public static boolean severalTables(JsonNode blocks) {
    int tables = 0;
    for (var block : blocks) {
      var type = block.path("type").asText();
      tables += type.equals("table") || type.equals("data_table") ? 1 : 0;
    }
    return tables > 1;
  }

  private static int textLength(JsonNode value) {
    if (!value.isContainerNode()) {
      return 0;
    }
    int length = value.path("text").isTextual() ? value.path("text").textValue().length() : 0;
    for (var part : value) {
      length += textLength(part);
    }
    return length;
  }

  private static void ids(JsonNode blocks, String pointer, Problems problems) {
    var blockIds = new HashSet<String>();
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      var id = block.path("block_id").asText("");
      if (!id.isEmpty() && !blockIds.add(id)) {
        problems.add("`block_id` " + id + " already exists", pointer + "/" + i + "/block_id");
      }
      var actionIds = new HashSet<String>();
      for (var actionId : actionIds(block)) {
        if (!actionIds.add(actionId)) {
          problems.add("`action_id` " + actionId + " already exists", pointer + "/" + i);
        }
      }
    }
  }

  private static List<String> actionIds(JsonNode block) {
    var found = new ArrayList<String>();
    for (var element : block.path("elements")) {
      if (element.path("action_id").isTextual()) {
        found.add(element.path("action_id").textValue());
      }
    }
    return found;
  }
}
