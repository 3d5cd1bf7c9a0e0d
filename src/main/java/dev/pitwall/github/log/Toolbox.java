package dev.pitwall.github.log;

import static dev.pitwall.github.log.Tool.call;
import static dev.pitwall.github.log.Tool.edit;
import static dev.pitwall.github.log.Tool.telling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.github.log.Tool.Sort;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.ToolKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Copilot's tools by name and arguments; which shell runs what is remembered. */
final class Toolbox {
  static final int TITLE = 200;
  private static final int COMMAND = 4_000;
  private static final int TEXT = 16_000;
  private static final int MOST_SHELLS = 100;

  private static final Map<String, String> SHELL_TITLES =
      Map.ofEntries(
          Map.entry("write_bash", "Send input to Bash session"),
          Map.entry("read_bash", "Read logs from Bash session"),
          Map.entry("stop_bash", "Stop Bash session"),
          Map.entry("read_async_bash", "View logs from long-running Bash session"),
          Map.entry("stop_async_bash", "Stop long-running Bash session"));

  private final Map<String, String> shells = new Latest<>(MOST_SHELLS);

  /** The tool of that name, called so. */
  Tool of(String name, JsonNode arguments) {
    return switch (name) {
      case "run_setup", "run_custom_setup_step" -> setup(arguments);
      case "report_progress" -> progress(arguments);
      case "update_todo" -> telling(Sort.PROGRESS, "Plan", text(arguments, "todos"));
      case "think" -> telling(Sort.THOUGHT, "", text(arguments, "thought"));
      case "report_intent", "ask_user", "exit_plan_mode" -> telling(Sort.HIDDEN, "", "");
      case "bash", "async_bash" -> shell(arguments);
      case "write_bash", "read_bash", "stop_bash", "read_async_bash", "stop_async_bash" ->
          shellAgain(name, arguments);
      case "view" -> onFile(ToolKind.READ, "View", arguments);
      case "create", "str_replace", "edit", "insert", "apply_patch" -> editing(name, arguments);
      case "str_replace_editor" -> editor(arguments);
      case "delete" -> onFile(ToolKind.DELETE, "Delete", arguments);
      case "grep", "glob", "rg", "search" -> search(arguments);
      case "web_fetch", "fetch" ->
          call(ToolKind.FETCH, titled("Read", arguments, "url"), "", List.of());
      case "web_search" ->
          call(ToolKind.FETCH, titled("Search the web for", arguments, "query"), "", List.of());
      case "task" ->
          call(
              ToolKind.OTHER,
              titled("Have another agent", arguments, "description"),
              "",
              List.of());
      case "codeql_checker" -> call(ToolKind.OTHER, "Run CodeQL analysis", "", List.of());
      default -> other(name);
    };
  }

  private static Tool setup(JsonNode arguments) {
    var name = line(arguments, "name");
    return telling(Sort.SETUP, name, name.isEmpty() ? "Set up the environment" : name);
  }

  private static Tool progress(JsonNode arguments) {
    var commit = line(arguments, "commitMessage");
    var described = (commit + "\n" + text(arguments, "prDescription")).strip();
    var title = commit.isEmpty() ? "Progress update" : "Progress update: " + commit;
    return telling(Sort.PROGRESS, Foreign.line(title, TITLE), described);
  }

  private Tool shell(JsonNode arguments) {
    // Where the repository is, is where it begins anyway.
    var command =
        Foreign.text(arguments.path("command").asText(""), COMMAND).replaceFirst("^cd \\. && ", "");
    var shell = line(arguments, "sessionId");
    if (!shell.isEmpty() && !command.isEmpty()) {
      shells.put(shell, command);
    }
    var title = line(arguments, "description");
    var line = command.isEmpty() ? "Run Bash command" : Foreign.line(command, TITLE);
    return call(ToolKind.EXECUTE, title.isEmpty() ? line : title, command, List.of());
  }

  /** What a shell prints later is still its command's output: a long test run ends so. */
  private Tool shellAgain(String name, JsonNode arguments) {
    var title = SHELL_TITLES.getOrDefault(name, name);
    var command = shells.getOrDefault(line(arguments, "sessionId"), "");
    return name.startsWith("read_") && !command.isEmpty()
        ? call(ToolKind.EXECUTE, title, command, List.of())
        : call(ToolKind.OTHER, title, "", List.of());
  }

  private static Tool onFile(ToolKind kind, String verb, JsonNode arguments) {
    var path = path(arguments);
    return path.equals(".")
        ? call(kind, verb + " repository", "", List.of())
        : call(kind, Foreign.line(verb + " " + path, TITLE), "", List.of(path));
  }

  private static Tool editor(JsonNode arguments) {
    var command = line(arguments, "command");
    return command.equals("view")
        ? onFile(ToolKind.READ, "View", arguments)
        : editing(command, arguments);
  }

  private static Tool editing(String how, JsonNode arguments) {
    var patch = Diffs.in(first(arguments, "patch", "input"));
    if (!patch.isEmpty()) {
      var paths = patch.stream().map(FileChange::path).toList();
      return edit(ToolKind.EDIT, Foreign.line("Edit " + paths.getFirst(), TITLE), paths, patch);
    }
    var path = path(arguments);
    var title = Foreign.line((how.equals("create") ? "Create " : "Edit ") + path, TITLE);
    if (path.equals(".")) {
      return edit(ToolKind.EDIT, "Edit files", List.of(), List.of());
    }
    var after = first(arguments, "new_str", "file_text", "insert_text");
    var planned = Diffs.between(path, first(arguments, "old_str"), after);
    return edit(ToolKind.EDIT, title, List.of(path), List.of(planned));
  }

  private static Tool search(JsonNode arguments) {
    var path = path(arguments);
    var paths = path.equals(".") ? List.<String>of() : List.of(path);
    return call(ToolKind.SEARCH, titled("Search for", arguments, "pattern"), "", paths);
  }

  /** Tools of servers that the agent is connected with, and those not known here. */
  private static Tool other(String name) {
    var kind = kind(name);
    for (var server : List.of("github-mcp-server-", "playwright-browser_")) {
      if (name.startsWith(server)) {
        var of = server.startsWith("github") ? " on GitHub" : " in the web browser";
        return call(kind, words(name.substring(server.length())) + of, "", List.of());
      }
    }
    return call(
        kind, name.isBlank() ? "Call a tool" : "Call " + Foreign.line(name, 80), "", List.of());
  }

  private static ToolKind kind(String name) {
    var verb = name.replaceFirst("^(?:github-mcp-server-|playwright-)", "");
    if (!name.startsWith("github-mcp-server-")) {
      return ToolKind.OTHER;
    }
    return verb.startsWith("search")
        ? ToolKind.SEARCH
        : verb.startsWith("get_") || verb.startsWith("list_") ? ToolKind.FETCH : ToolKind.OTHER;
  }

  private static String words(String name) {
    var words = Foreign.line(name.replaceAll("[_-]+", " "), 80);
    return words.isEmpty()
        ? "Work"
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String titled(String verb, JsonNode arguments, String key) {
    var what = line(arguments, key);
    return Foreign.line(what.isEmpty() ? verb : verb + " " + what, TITLE);
  }

  private static String path(JsonNode arguments) {
    return Foreign.path(first(arguments, "path", "file_path", "filePath"));
  }

  private static String line(JsonNode arguments, String key) {
    return Foreign.line(arguments.path(key).asText(""), TITLE);
  }

  private static String text(JsonNode arguments, String key) {
    return Foreign.text(arguments.path(key).asText(""), TEXT);
  }

  private static String first(JsonNode arguments, String... keys) {
    return Stream.of(keys)
        .map(arguments::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse("");
  }
}
