package dev.pitwall.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.card.Message;
import dev.pitwall.card.Modal;
import dev.pitwall.card.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a person sees of a reply, as text: {@code [Button]}, {@code ~ small}, {@code | code}. */
public final class Seen {
  private Seen() {}

  public static String of(Reply reply) {
    return switch (reply) {
      case Reply.Silent() -> "(nothing)\n";
      case Reply.Private(var message) -> of(message);
      case Reply.Several(var messages) ->
          messages.stream().map(Seen::of).collect(Collectors.joining("----\n"));
      case Reply.Later(var message, var then) ->
          of(message) + (then.isDone() ? "(later)\n" + of(then.join()) : "");
      case Reply.Replace(var message) -> "(in its place)\n" + of(message);
      case Reply.Open(var modal) -> "(opens)\n" + of(modal);
      case Reply.Update(var modal) -> "(turns)\n" + of(modal);
      case Reply.Errors(var errors) -> errors(errors);
      case Reply.TextFile(var channel, var ts, var name, var content, var comment) ->
          "(file %s in %s %s: %s)\n%s".formatted(name, channel.id(), ts, comment, content);
    };
  }

  public static String of(Message message) {
    return blocks(message.blocks());
  }

  public static String of(Modal modal) {
    var view = modal.view();
    var head = "== " + view.path("title").path("text").asText() + " ==\n";
    var submit = view.path("submit").path("text").asText("");
    var foot =
        (submit.isEmpty() ? "" : "<" + submit + "> ")
            + "<"
            + view.path("close").path("text").asText()
            + ">\n";
    return head + blocks(view.path("blocks")) + foot;
  }

  static JsonNode button(Reply reply, String text) {
    var blocks =
        switch (reply) {
          case Reply.Open(var modal) -> modal.view().path("blocks");
          case Reply.Update(var modal) -> modal.view().path("blocks");
          case Reply.Private(var message) -> message.blocks();
          case Reply.Replace(var message) -> message.blocks();
          default -> throw new AssertionError(reply);
        };
    return blocks.findParents("action_id").stream()
        .filter(element -> element.path("text").path("text").asText().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + text + " in " + of(reply)));
  }

  private static String errors(Map<String, String> errors) {
    return new TreeMap<>(errors)
        .entrySet().stream()
            .map(e -> "(wrong) " + e.getKey() + ": " + e.getValue() + "\n")
            .collect(Collectors.joining());
  }

  private static String blocks(JsonNode blocks) {
    var lines = new ArrayList<String>();
    blocks.forEach(block -> lines.addAll(block(block)));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> block(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "section" -> {
        var accessory = block.path("accessory");
        var text = block.path("text").path("text").asText();
        yield List.of(accessory.isMissingNode() ? text : text + "  " + element(accessory));
      }
      case "context" ->
          List.of("~ " + joined(block.path("elements"), e -> e.path("text").asText()));
      case "actions" -> List.of(joined(block.path("elements"), Seen::element));
      case "divider" -> List.of("---");
      case "rich_text" ->
          block
              .path("elements")
              .path(0)
              .path("elements")
              .path(0)
              .path("text")
              .asText()
              .lines()
              .map(line -> "| " + line)
              .toList();
      case "input" ->
          List.of(
              block.path("label").path("text").asText()
                  + (block.path("optional").asBoolean() ? "?" : "")
                  + " "
                  + element(block.path("element"))
                  + (block.has("hint") ? "\n~ " + block.path("hint").path("text").asText() : ""));
      default -> throw new AssertionError(block.toString());
    };
  }

  private static String element(JsonNode element) {
    return switch (element.path("type").asText()) {
      case "button" -> "[" + element.path("text").path("text").asText() + "]";
      case "plain_text_input" -> "_" + element.path("initial_value").asText("") + "_";
      default -> {
        var initial = element.path("initial_option").path("value").asText("");
        yield StreamSupport.stream(element.path("options").spliterator(), false)
            .map(o ->
                (o.path("value").asText().equals(initial) ? "*" : "")
                    + o.path("text").path("text").asText())
            .collect(Collectors.joining(" | ", "(", ")"));
      }
    };
  }

  private static String joined(JsonNode nodes, java.util.function.Function<JsonNode, String> show) {
    return StreamSupport.stream(nodes.spliterator(), false)
        .map(show)
        .collect(Collectors.joining(" "));
  }
}
