package dev.pitwall.github.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.github.log.Tool.Sort;
import dev.pitwall.session.Activity;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tool calls between their beginning and their end; each is told once, whatever is repeated. */
final class Calls {
  private static final int MOST_OPEN = 200;
  private static final int MOST_KNOWN = 20_000;
  private static final int NAME = 100;
  private static final int LAST_LINES = 300;

  private static final Pattern EXIT =
      Pattern.compile("<exited with (?:exit )?(?:code|status) (-?\\d{1,9})>\\s*");

  private final Told told;
  private final Toolbox toolbox = new Toolbox();
  private final Map<String, Tool> open = new LinkedHashMap<>();
  private final Map<String, Boolean> ended = new Latest<>(MOST_KNOWN);
  private String activity = "";

  Calls(Told told) {
    this.told = told;
  }

  /** Whether it is the first that is heard of that call. */
  boolean isNew(String callId) {
    var id = Foreign.line(callId, NAME);
    return !open.containsKey(id) && !ended.containsKey(id);
  }

  /** A call has begun; told at once where its beginning says all. */
  void begin(String callId, String name, JsonNode arguments, Instant at) {
    var id = Foreign.line(callId, NAME);
    if (id.isEmpty() || !isNew(id)) {
      return;
    }
    var tool = toolbox.of(name, arguments);
    activity = tool.activity().isEmpty() ? activity : tool.activity();
    switch (tool.sort()) {
      case SETUP -> end(id, new LogEntry.Setup(at, tool.text()));
      case THOUGHT -> end(id, tool.text().isEmpty() ? null : new LogEntry.Thought(at, tool.text()));
      case HIDDEN -> end(id, null);
      case CALL, PROGRESS -> open.put(id, tool);
    }
    if (open.size() > MOST_OPEN) {
      finish(open.keySet().iterator().next(), ToolStatus.CANCELLED, "", at);
    }
  }

  /** A call is over. */
  void finish(String callId, ToolStatus status, String output, Instant at) {
    var id = Foreign.line(callId, NAME);
    var tool = open.remove(id);
    if (tool != null) {
      activity = open.isEmpty() ? Activity.THINKING : open.values().iterator().next().activity();
      end(id, entry(id, tool, status, output, at));
    }
  }

  /** Nothing more is heard of the calls that are open. */
  void settle(ToolStatus status, Instant at) {
    List.copyOf(open.keySet()).forEach(id -> finish(id, status, "", at));
    activity = "";
  }

  private void end(String id, @Nullable LogEntry entry) {
    ended.put(id, true);
    if (entry != null) {
      told.add(entry);
    }
  }

  private static LogEntry entry(
      String id, Tool tool, ToolStatus status, String output, Instant at) {
    if (tool.sort() == Sort.PROGRESS && status == ToolStatus.COMPLETED && !tool.text().isEmpty()) {
      return new LogEntry.Progress(at, tool.text());
    }
    return new LogEntry.ToolCall(
        at, id, tool.kind(), tool.title(), status, detail(tool, status, output));
  }

  private static Detail detail(Tool tool, ToolStatus status, String output) {
    var end = Foreign.tail(output, Detail.OUTPUT_LIMIT);
    var exit = tool.kind() == ToolKind.EXECUTE ? exit(end) : null;
    var shown = exit == null ? end : EXIT.matcher(end).replaceAll("").strip();
    var shownDiff = tool.edits() ? Diffs.in(output) : List.<LogEntry.FileChange>of();
    var changes = !shownDiff.isEmpty() ? shownDiff : tool.planned();
    return new Detail(
        tool.paths(),
        tool.command(),
        exit,
        shown,
        status == ToolStatus.COMPLETED ? changes : List.of());
  }

  private static @Nullable Integer exit(String output) {
    var end = output.substring(Math.max(0, output.length() - LAST_LINES));
    return EXIT.matcher(end)
        .results()
        .reduce((_, later) -> later)
        .map(m -> Integer.valueOf(m.group(1)))
        .orElse(null);
  }

  /** The agent only thinks. */
  void thinking() {
    activity = Activity.THINKING;
  }

  /** What the agent does now; empty when nothing is heard of it. */
  String activity() {
    return activity;
  }
}
