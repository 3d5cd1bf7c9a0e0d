package dev.pitwall.acp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.Activity;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tool call as its updates have told it so far; what one leaves out stays as it was. */
final class OpenCall {
  private static final int TITLE_LENGTH = 200;
  private static final int COMMAND_LENGTH = 4_000;
  private static final int MOST_PATHS = 50;

  private final String id;
  private final RelativePaths folder;
  private final Set<String> paths = new LinkedHashSet<>();
  private String title = "";
  private ToolKind kind = ToolKind.OTHER;
  private String status = "";
  private String command = "";
  private String output = "";
  private @Nullable Integer exitCode;
  private List<FileChange> changes = List.of();
  private List<FileChange> told = List.of();
  private String diff = "";

  OpenCall(String id, RelativePaths folder) {
    this.id = id;
    this.folder = folder;
  }

  void merge(JsonNode update) {
    var newTitle = Plain.line(update.path("title").asText(""), TITLE_LENGTH);
    title = newTitle.isEmpty() ? title : newTitle;
    status = update.path("status").asText(status);
    kind = update.hasNonNull("kind") ? kind(update.path("kind").asText()) : kind;
    var newCommand = ToolText.command(update.path("rawInput"));
    command = newCommand.isBlank() ? command : clean(newCommand, COMMAND_LENGTH);
    ToolText.paths(update.path("rawInput")).forEach(this::path);
    update.path("locations").forEach(location -> path(location.path("path").asText("")));
    content(update.path("content"));
    if (kind == ToolKind.EDIT && changes.isEmpty()) {
      told = ToolText.change(update.path("rawInput"), folder).map(List::of).orElse(told);
    }
    var raw = update.path("rawOutput");
    ToolText.output(raw).ifPresent(this::output);
    exitCode =
        ToolText.exitCode(raw, update.path("_meta"), executes() ? output : "").orElse(exitCode);
  }

  private void content(JsonNode content) {
    var text = new StringBuilder();
    var newChanges = new ArrayList<FileChange>();
    for (var item : content) {
      switch (item.path("type").asText()) {
        case "content" -> text.append(ToolText.block(item.path("content"))).append('\n');
        case "diff" -> newChanges.add(change(item));
        default -> {}
      }
    }
    if (!text.isEmpty()) {
      output(text.toString());
    }
    if (!newChanges.isEmpty()) {
      changes = newChanges;
    }
  }

  private FileChange change(JsonNode item) {
    var path = item.path("path").asText("");
    path(path);
    var before = item.path("oldText").asText("");
    var after = item.path("newText").asText("");
    diff = clean(signed("-", before) + signed("+", after), COMMAND_LENGTH);
    return LineDiff.of(folder.of(path), before, after);
  }

  private static String signed(String sign, String text) {
    return text.lines().limit(100).map(line -> sign + " " + line + "\n").reduce("", String::concat);
  }

  private void path(String path) {
    var known = path.isBlank() ? "." : folder.of(path);
    // The whole folder goes without saying.
    if (!known.equals(".") && paths.size() < MOST_PATHS) {
      paths.add(known);
    }
  }

  private void output(String text) {
    if (!text.isBlank()) {
      output = Plain.end(Plain.text(Plain.end(text, 4 * Detail.OUTPUT_LIMIT)), Detail.OUTPUT_LIMIT);
    }
  }

  private static String clean(String text, int length) {
    return Plain.text(Plain.beginning(text, length)).strip();
  }

  private static ToolKind kind(String name) {
    for (var kind : ToolKind.values()) {
      if (kind.name().equals(name.toUpperCase(Locale.ROOT))) {
        return kind;
      }
    }
    return ToolKind.OTHER;
  }

  boolean executes() {
    return kind == ToolKind.EXECUTE || (kind == ToolKind.OTHER && !command.isEmpty());
  }

  ToolKind kind() {
    return executes() ? ToolKind.EXECUTE : kind;
  }

  String title() {
    if (!title.isEmpty()) {
      return title;
    }
    return command.isEmpty() && !paths.isEmpty()
        ? paths.iterator().next()
        : Plain.line(command, TITLE_LENGTH);
  }

  /** Whether it is known well enough to be shown: calls are announced before they are told. */
  boolean begun() {
    boolean announced = status.isEmpty() || status.equals("pending");
    return !announced || !command.isEmpty() || !paths.isEmpty();
  }

  boolean over() {
    return status.equals("completed") || status.equals("failed");
  }

  ToolStatus status() {
    return status.equals("failed") ? ToolStatus.FAILED : ToolStatus.COMPLETED;
  }

  /** What a person must see to decide about it: a command, a diff, or what the agent says of it. */
  String subject() {
    return !command.isEmpty() ? command : !diff.isEmpty() ? diff : Plain.beginning(output, 2_000);
  }

  String activity() {
    return Activity.of(kind(), title(), command, List.copyOf(paths));
  }

  LogEntry.ToolCall entry(Instant at, ToolStatus ended) {
    var made = changes.isEmpty() && ended == ToolStatus.COMPLETED ? told : changes;
    var detail = new Detail(List.copyOf(paths), command, exitCode, output, made);
    return new LogEntry.ToolCall(at, id, kind(), title(), ended, detail);
  }

  /** Characters it holds, roughly. */
  int size() {
    return title.length() + command.length() + output.length() + 100;
  }
}
