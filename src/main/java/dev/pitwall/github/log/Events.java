package dev.pitwall.github.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.ToolStatus;
import dev.pitwall.session.Question;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a task's events, one at a time and each once. */
final class Events {
  private static final int LINE = 60;
  private static final int FAILURE = 1_000;

  private final Told told;
  private final Calls calls;
  private final Questions questions = new Questions();
  private final Speech speech;
  private Instant now;
  private String intent = "";
  private String failure = "";

  /** Before the first message of a person the agent only sets itself up. */
  private boolean bootstrapping;

  Events(Told told, Instant begun) {
    this.told = told;
    this.calls = new Calls(told);
    this.speech = new Speech(told);
    this.now = begun;
  }

  void take(JsonNode event) {
    if (event.path("dismissed").asBoolean() || event.path("pending").asBoolean()) {
      return;
    }
    now = Foreign.time(event.path("timestamp"), now);
    var type = event.path("type").asText("");
    var data = event.path("data");
    switch (type) {
      case "session.requested", "session.start" -> bootstrapping = true;
      case "user.message" -> person(data);
      case "session.error" -> failed(data.path("message").asText(""));
      case "session.shutdown" -> shutdown(data);
      default -> {
        if (!bootstrapping) {
          working(type, data);
        }
      }
    }
  }

  private void working(String type, JsonNode data) {
    switch (type) {
      case "assistant.intent" -> intent = intent(data.path("intent").asText(""));
      case "assistant.message" -> message(data);
      case "assistant.turn_end" -> {
        speech.pause();
        intent = "";
      }
      case "tool.execution_start" ->
          begin(data.path("toolCallId"), data.path("toolName"), data.path("arguments"));
      case "tool.execution_complete" -> complete(data);
      case "session.idle" ->
          rest(data.path("aborted").asBoolean() ? ToolStatus.CANCELLED : ToolStatus.COMPLETED);
      case "abort" -> rest(ToolStatus.CANCELLED);
      default -> Reply.Type.of(type).ifPresent(t -> question(t, type, data));
    }
  }

  /** Another turn begins, or this one is steered; what the person says is told elsewhere. */
  private void person(JsonNode data) {
    var source = data.path("source").asText("");
    if (!source.isEmpty() && !source.equals("user")) {
      return;
    }
    bootstrapping = false;
    speech.pause();
    if (data.path("delivery").asText("idle").equals("idle")) {
      rest(ToolStatus.COMPLETED);
      speech.turn();
      failure = "";
    }
  }

  private void message(JsonNode data) {
    speech.message(data, now);
    for (var request : data.path("toolRequests")) {
      begin(request.path("toolCallId"), request.path("name"), request.path("arguments"));
    }
  }

  private void begin(JsonNode id, JsonNode name, JsonNode arguments) {
    var given = arguments.isTextual() ? Foreign.json(arguments.textValue()) : arguments;
    speech.pause();
    calls.begin(id.asText(""), name.asText(""), given, now);
  }

  private void complete(JsonNode data) {
    var result = data.path("result");
    boolean done = data.path("success").asBoolean(true);
    var shown = result.path("detailedContent").asText("");
    var content = result.path("content").asText("");
    // The detailed one is for people, such as a diff; the other is what the agent reads.
    var output =
        done
            ? (shown.isEmpty() ? content : shown)
            : data.path("error").path("message").asText(content);
    speech.pause();
    calls.finish(
        data.path("toolCallId").asText(""),
        done ? ToolStatus.COMPLETED : ToolStatus.FAILED,
        output,
        now);
  }

  private void question(Reply.Type type, String event, JsonNode data) {
    if (event.endsWith(".requested")) {
      speech.pause();
      questions.asked(type, data, now);
    } else {
      questions.completed(type, data);
    }
  }

  private void failed(String message) {
    speech.pause();
    var line = Foreign.line(message, FAILURE);
    failure = line.isEmpty() ? "The agent met an error that it did not explain." : line;
    told.add(new LogEntry.Failure(now, failure));
  }

  private void shutdown(JsonNode data) {
    var reason = Foreign.line(data.path("errorReason").asText(""), FAILURE);
    boolean broken = data.path("shutdownType").asText("").equals("error");
    if (failure.isEmpty() && broken && !reason.isEmpty()) {
      failed(reason);
    }
    rest(broken ? ToolStatus.CANCELLED : ToolStatus.COMPLETED);
  }

  private void rest(ToolStatus openCalls) {
    speech.pause();
    calls.settle(openCalls, now);
    questions.clear();
    intent = "";
  }

  /** The task is over: nothing follows. */
  void settle() {
    rest(ToolStatus.CANCELLED);
  }

  private static String intent(String foreign) {
    var line = Foreign.line(foreign, LINE);
    boolean word = line.length() > 1 && Character.isLowerCase(line.charAt(1));
    return word ? line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1) : line;
  }

  String activity() {
    return intent.isEmpty() ? calls.activity() : intent;
  }

  @Nullable Question question() {
    return questions.first();
  }

  String closing() {
    return speech.closing();
  }

  String failure() {
    return failure;
  }
}
