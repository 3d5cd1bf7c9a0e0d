package dev.pitwall.github.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.Question;
import dev.pitwall.session.Question.Option;
import dev.pitwall.session.Question.OptionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the agent has asked and nobody has answered, as a task's events tell it. */
final class Questions {
  private static final int TITLE = 200;
  private static final int DETAIL = 4_000;

  /** What is chosen is sent in its own words, so a card shortens it, not this. */
  private static final int LABEL = 2_000;

  private static final int MOST_OPTIONS = 10;
  private static final int MOST_OPEN = 50;
  // It is looked up by, so it must be one that every database can keep.
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");

  private final Map<String, Question> open = new LinkedHashMap<>();

  void asked(Reply.Type type, JsonNode data, Instant at) {
    var request = data.path("requestId").asText("");
    if (!ID.matcher(request).matches() || open.size() >= MOST_OPEN) {
      return;
    }
    var id = type.questionId(request);
    open.put(
        id,
        switch (type) {
          case CHOICE -> choice(id, data, at);
          case PERMISSION -> permission(id, data, at);
          case PLAN -> plan(id, data, at);
          case FORM -> form(id, data, at);
        });
  }

  void completed(Reply.Type type, JsonNode data) {
    open.remove(type.questionId(data.path("requestId").asText("")));
  }

  /** The agent goes on, or no longer does. */
  void clear() {
    open.clear();
  }

  /** The one that was asked first; null when none is open. */
  @Nullable Question first() {
    return open.isEmpty() ? null : open.values().iterator().next();
  }

  private static Question choice(String id, JsonNode data, Instant at) {
    return question(
        id,
        "The agent asks a question",
        data.path("question"),
        "",
        texts(data.path("choices")),
        at);
  }

  private static Question permission(String id, JsonNode data, Instant at) {
    var request = data.path("permissionRequest");
    var shown = data.path("promptRequest");
    var title = first(List.of(request, shown), "intention", "toolTitle", "title", "message");
    var detail =
        first(
            List.of(request, shown),
            "fullCommandText",
            "command",
            "diff",
            "url",
            "path",
            "fileName");
    var options =
        List.of(
            new Option(Reply.ALLOW, "Allow", OptionKind.ALLOW_ONCE),
            new Option(Reply.REJECT, "Reject", OptionKind.REJECT_ONCE));
    return new Question(
        id,
        title.isEmpty() ? "The agent asks for permission" : Foreign.line(title, TITLE),
        Foreign.text(detail, DETAIL),
        options,
        at);
  }

  private static Question plan(String id, JsonNode data, Instant at) {
    var options = new ArrayList<Option>();
    for (var action : texts(data.path("actions"))) {
      var label =
          switch (action) {
            case "exit_only" -> "Accept the plan";
            case "interactive" -> "Accept, and ask before each step";
            case "autopilot" -> "Accept, and work on its own";
            case "autopilot_fleet" -> "Accept, with several agents";
            default -> "";
          };
      if (!label.isEmpty()) {
        options.add(new Option(action, label, OptionKind.OTHER));
      }
    }
    return new Question(
        id,
        title("The agent has a plan", data.path("summary")),
        Foreign.text(data.path("planContent").asText(""), DETAIL),
        options,
        at);
  }

  /** Of a form, one field with a choice can be answered here; any can be declined. */
  private static Question form(String id, JsonNode data, Instant at) {
    var options = new ArrayList<Option>();
    var fields = data.path("requestedSchema").path("properties");
    if (data.path("mode").asText("form").equals("form") && fields.size() == 1) {
      var field = fields.elements().next();
      var values =
          field.path("type").asText().equals("boolean")
              ? List.of("true", "false")
              : texts(field.path("enum"));
      numbered(values, options);
    }
    options.add(new Option(Reply.DECLINE, "Decline", OptionKind.REJECT_ONCE));
    return new Question(
        id,
        title("The agent asks for something", data.path("message")),
        Foreign.text(data.path("url").asText(""), DETAIL),
        options,
        at);
  }

  private static Question question(
      String id,
      String otherwise,
      JsonNode title,
      String detail,
      List<String> choices,
      Instant at) {
    var options = new ArrayList<Option>();
    numbered(choices, options);
    var text = title.asText("");
    // What does not fit in a line is told whole below it.
    var rest = text.length() > TITLE ? Foreign.text(text, DETAIL) : detail;
    return new Question(id, title(otherwise, title), rest, options, at);
  }

  private static void numbered(List<String> choices, List<Option> options) {
    for (var choice : choices) {
      var number = Integer.toString(options.size() + 1);
      options.add(new Option(number, Foreign.line(choice, LABEL), OptionKind.OTHER));
    }
  }

  private static String title(String otherwise, JsonNode title) {
    var line = Foreign.line(title.asText(""), TITLE);
    return line.isEmpty() ? otherwise : line;
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    for (var each : array) {
      var text = each.isTextual() ? each.textValue() : each.path("label").asText("");
      if (!text.isBlank() && texts.size() < MOST_OPTIONS) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static String first(List<JsonNode> nodes, String... keys) {
    for (var key : keys) {
      for (var node : nodes) {
        if (!node.path(key).asText("").isBlank()) {
          return node.path(key).asText();
        }
      }
    }
    return "";
  }
}
