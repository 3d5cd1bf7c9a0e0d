package dev.pitwall.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.card.Modal;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Slack is told about a modal sent off: JSON, or nothing, which closes it. */
final class SubmissionAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String CLOSE = "";

  private SubmissionAnswer() {}

  static String of(Reply reply) {
    return switch (reply) {
      case Reply.Errors(var errors) -> {
        var json = action("errors");
        var named = json.putObject("errors");
        errors.forEach(named::put);
        yield json.toString();
      }
      case Reply.Open(var modal) -> action("push").<ObjectNode>set("view", modal.view()).toString();
      default -> {
        var modal = modal(reply);
        yield modal == null ? CLOSE : update(modal);
      }
    };
  }

  static String update(Modal modal) {
    return action("update").<ObjectNode>set("view", modal.view()).toString();
  }

  /** What the modal shows of a reply instead of its inputs; null for nothing. */
  static @Nullable Modal modal(Reply reply) {
    return switch (reply) {
      case Reply.Silent() -> null;
      case Reply.TextFile _ -> null;
      case Reply.Private(var message) -> Trouble.modal(List.of(message));
      case Reply.Later(var message, _) -> Trouble.modal(List.of(message));
      case Reply.Replace(var message) -> Trouble.modal(List.of(message));
      case Reply.Several(var messages) -> Trouble.modal(messages);
      case Reply.Update(var modal) -> modal;
      case Reply.Open(var modal) -> modal;
      case Reply.Errors(var errors) ->
          Trouble.modal(List.copyOf(errors.values()).stream().map(Trouble::said).toList());
    };
  }

  private static ObjectNode action(String name) {
    return JSON.createObjectNode().put("response_action", name);
  }
}
