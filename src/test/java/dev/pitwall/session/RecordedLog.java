package dev.pitwall.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Logs as sessions left them, one JSON object a line, and what is expected of them. */
final class RecordedLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Person BOB = new Person(new Workspace("T0TEAM"), "U0BOB");

  private RecordedLog() {}

  static List<LogEntry> read(String name) {
    return text(name + ".jsonl").lines().map(RecordedLog::entry).toList();
  }

  static String text(String file) {
    try (var in = RecordedLog.class.getResourceAsStream("digest/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LogEntry entry(String line) {
    try {
      var json = JSON.readTree(line);
      var at = Instant.parse("2026-11-22T" + json.path("at").asText() + "Z");
      var text = json.path("text").asText();
      return switch (json.path("is").asText()) {
        case "thought" -> new LogEntry.Thought(at, text);
        case "message" -> new LogEntry.Message(at, text);
        case "setup" -> new LogEntry.Setup(at, text);
        case "progress" -> new LogEntry.Progress(at, text);
        case "failure" -> new LogEntry.Failure(at, text);
        case "person" -> new LogEntry.PersonSaid(at, BOB, text);
        default -> call(at, json);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ToolCall call(Instant at, JsonNode json) {
    var detail =
        new Detail(
            StreamSupport.stream(json.path("paths").spliterator(), false)
                .map(JsonNode::asText)
                .toList(),
            json.path("command").asText(),
            exit(json.path("exit")),
            json.path("output").asText(),
            StreamSupport.stream(json.path("changes").spliterator(), false)
                .map(c -> new FileChange(c.path(0).asText(), c.path(1).asInt(), c.path(2).asInt()))
                .toList());
    return new ToolCall(
        at,
        json.path("id").asText("call"),
        ToolKind.valueOf(json.path("is").asText().toUpperCase(Locale.ROOT)),
        json.path("title").asText(),
        ToolStatus.valueOf(json.path("status").asText("completed").toUpperCase(Locale.ROOT)),
        detail);
  }

  private static @Nullable Integer exit(JsonNode json) {
    return json.isMissingNode() ? null : Integer.valueOf(json.asInt());
  }
}
