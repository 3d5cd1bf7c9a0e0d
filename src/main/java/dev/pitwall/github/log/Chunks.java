package dev.pitwall.github.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.ToolStatus;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Reads a turn's text log, a line at a time. A tool call stands in it twice: as it begins, without
 * content, and when it is over, with what came of it.
 */
final class Chunks {
  private static final String PREFIX = "data:";
  private static final int TEXT = 16_000;
  private static final int FAILURE = 1_000;
  private static final Pattern ERROR = Pattern.compile("(?s)^\\s*<error>(.*?)(?:</error>\\s*)?$");

  private final Told told;
  private final Calls calls;
  private Instant now;
  private String closing = "";
  private String failure = "";
  private boolean stopped;

  Chunks(Told told, Instant begun) {
    this.told = told;
    this.calls = new Calls(told);
    this.now = begun;
  }

  /** Whether the line is all there: what may yet go on is read when it is. */
  static boolean whole(String line) {
    return line.startsWith(PREFIX) && Foreign.json(line.substring(PREFIX.length())).isObject();
  }

  /** Takes a line; what is none of the log's is passed over. */
  void line(String line) {
    if (!line.startsWith(PREFIX)) {
      return;
    }
    var chunk = Foreign.json(line.substring(PREFIX.length()));
    if (chunk.path("object").asText().equals("chat.completion.chunk")) {
      long created = chunk.path("created").asLong(0);
      now = created > 0 && created < 1L << 35 ? Instant.ofEpochSecond(created) : now;
      chunk.path("choices").forEach(this::choice);
    }
  }

  private void choice(JsonNode choice) {
    var delta = choice.path("delta");
    stopped = choice.path("finish_reason").asText("").equals("stop");
    var content = delta.path("content").asText("");
    var toolCalls = delta.path("tool_calls");
    if (toolCalls.isEmpty()) {
      thought(delta);
      said(delta.path("role").asText("assistant"), content);
      return;
    }
    if (isNew(toolCalls)) {
      thought(delta);
    }
    var output = content;
    for (var call : toolCalls) {
      call(call, output);
      // What came of one is not what came of those beside it.
      output = "";
    }
  }

  private boolean isNew(JsonNode toolCalls) {
    for (var call : toolCalls) {
      if (!calls.isNew(call.path("id").asText(""))) {
        return false;
      }
    }
    return true;
  }

  private void call(JsonNode call, String content) {
    var id = call.path("id").asText("");
    boolean begins = calls.isNew(id);
    if (begins) {
      var function = call.path("function");
      var arguments = Foreign.json(function.path("arguments").asText(""));
      calls.begin(id, function.path("name").asText(""), arguments, now);
    }
    if (!begins || !content.isEmpty()) {
      var error = ERROR.matcher(content);
      boolean failed = error.matches();
      calls.finish(
          id,
          failed ? ToolStatus.FAILED : ToolStatus.COMPLETED,
          failed ? error.group(1) : content,
          now);
    }
  }

  private void thought(JsonNode delta) {
    var text = delta.path("reasoning_text").asText("");
    if (!text.isBlank()) {
      calls.thinking();
      told.thought(now, text);
    }
  }

  private void said(String role, String content) {
    var text = Foreign.text(content, TEXT);
    if (text.isEmpty() || !role.equals("assistant") || text.startsWith("<pr_title>")) {
      return;
    }
    var error = ERROR.matcher(text);
    if (error.matches()) {
      failure = Foreign.line(error.group(1), FAILURE);
      told.add(new LogEntry.Failure(now, failure));
    } else {
      closing = text;
      failure = "";
      told.message(now, content);
    }
  }

  /** The turn is over: what is still open was broken off. */
  void settle() {
    calls.settle(ToolStatus.CANCELLED, now);
  }

  String activity() {
    return stopped ? "" : calls.activity();
  }

  String closing() {
    return closing;
  }

  String failure() {
    return failure;
  }
}
