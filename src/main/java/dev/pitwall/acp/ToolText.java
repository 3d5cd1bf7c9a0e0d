package dev.pitwall.acp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.LogEntry.FileChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what agents put into {@code rawInput}, {@code rawOutput} and {@code content}, where the
 * protocol leaves the shape to them.
 */
final class ToolText {
  private static final List<String> COMMANDS = List.of("command", "cmd", "script");
  private static final List<String> PATHS =
      List.of("filePath", "file_path", "path", "abs_path", "absolute_path", "notebook_path");
  private static final List<String> BEFORE = List.of("oldString", "old_string", "old_str");
  private static final List<String> AFTER = List.of("newString", "new_string", "new_str");
  private static final List<String> WRITTEN = List.of("content", "file_text", "contents");
  private static final List<String> OUTPUTS =
      List.of("output", "formatted_output", "aggregated_output", "stdout", "result", "content");
  private static final List<String> EXITS =
      List.of("exit", "exit_code", "exitCode", "returncode", "return_code");
  private static final List<String> INSIDE =
      List.of("metadata", "exitStatus", "exit_status", "result", "terminal_exit");
  private static final Pattern SAID =
      Pattern.compile("(?i)\\bexit(?:ed with)?(?: exit)? code:? (\\d{1,3})\\b");
  private static final int SAID_WITHIN = 200;

  private ToolText() {}

  /** The command in a tool's input; empty when there is none. */
  static String command(JsonNode rawInput) {
    for (var key : COMMANDS) {
      var value = rawInput.path(key);
      if (value.isTextual()) {
        return value.asText();
      }
      if (value.isArray()) {
        return command(texts(value));
      }
    }
    return "";
  }

  /** {@code [bash, -lc, npm test]} is {@code npm test}. */
  private static String command(List<String> words) {
    boolean shell =
        words.size() == 3
            && words.get(0).matches("(.*/)?(ba|z|da)?sh")
            && words.get(1).matches("-l?c");
    return shell ? words.get(2) : String.join(" ", words);
  }

  static List<String> paths(JsonNode rawInput) {
    return all(rawInput, PATHS).toList();
  }

  /** A change as an edit tool was told to make it, for agents that show no diff. */
  static Optional<FileChange> change(JsonNode rawInput, RelativePaths folder) {
    var path = all(rawInput, PATHS).findFirst().map(folder::of);
    var before = all(rawInput, BEFORE).findFirst().orElse("");
    var after = Stream.concat(all(rawInput, AFTER), all(rawInput, WRITTEN)).findFirst();
    return path.isPresent() && after.isPresent()
        ? Optional.of(LineDiff.of(path.get(), before, after.get()))
        : Optional.empty();
  }

  private static Stream<String> all(JsonNode node, List<String> keys) {
    return keys.stream().map(node::path).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /** What a tool returned as text; empty when it is not there. */
  static Optional<String> output(JsonNode rawOutput) {
    if (rawOutput.isTextual()) {
      return Optional.of(rawOutput.asText());
    }
    var found = all(rawOutput, OUTPUTS);
    var errors = rawOutput.path("stderr").asText("");
    return found
        .findFirst()
        .map(text -> rawOutput.has("stdout") && !errors.isEmpty() ? text + errors : text);
  }

  /** A command's exit code, wherever the agent has put it. */
  static Optional<Integer> exitCode(JsonNode rawOutput, JsonNode meta, String output) {
    var places = new ArrayList<JsonNode>(List.of(rawOutput, meta));
    INSIDE.forEach(key -> places.add(rawOutput.path(key)));
    INSIDE.forEach(key -> places.add(meta.path(key)));
    return places.stream()
        .flatMap(place -> EXITS.stream().map(place::path))
        .filter(JsonNode::canConvertToInt)
        .findFirst()
        .map(JsonNode::asInt)
        .or(() -> said(output));
  }

  private static Optional<Integer> said(String output) {
    var match = SAID.matcher(Plain.end(output, SAID_WITHIN));
    return match.find() ? Optional.of(Integer.valueOf(match.group(1))) : Optional.empty();
  }

  /** The text of a content block; what is no text is named. */
  static String block(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "text" -> block.path("text").asText();
      case "resource_link" -> block.path("name").asText(block.path("uri").asText());
      case "resource" -> block.path("resource").path("text").asText();
      case "image", "audio" -> "[" + block.path("type").asText() + "]";
      default -> "";
    };
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(word -> texts.add(word.asText()));
    return texts;
  }
}
