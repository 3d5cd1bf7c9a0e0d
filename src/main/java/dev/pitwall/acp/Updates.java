package dev.pitwall.acp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.ToolStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a session's log of its agent's updates. */
final class Updates {
  private static final Logger LOG = LoggerFactory.getLogger(Updates.class);
  private static final int MOST_OPEN = 200;

  /** An agent that talks on and on is logged every so many quiet times. */
  private static final int LONG_SPEECH = 5;

  private static final int MOST_ENDED = 1_000;
  private static final int TITLE_LENGTH = 80;
  private static final int PLAN_LENGTH = 4_000;

  private final String name;
  private final RelativePaths folder;
  private final Journal journal;
  private final InstantSource clock;
  private final Alarm alarm;
  private final Duration quiet;
  private final Speech speech;
  private final Map<String, OpenCall> open = new LinkedHashMap<>();
  private final Map<String, Boolean> ended =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST_ENDED;
        }
      };
  private String plan = "";
  private long firstSaid;
  private long lastSaid;
  private boolean listening;

  Updates(
      String name,
      RelativePaths folder,
      Journal journal,
      InstantSource clock,
      Alarm alarm,
      Duration quiet) {
    this.name = name;
    this.folder = folder;
    this.journal = journal;
    this.clock = clock;
    this.alarm = alarm;
    this.quiet = quiet;
    this.speech = new Speech(clock, this::log);
  }

  synchronized void take(JsonNode update) {
    switch (update.path("sessionUpdate").asText()) {
      case "agent_message_chunk" -> say(Speech.Kind.MESSAGE, update);
      case "agent_thought_chunk" -> say(Speech.Kind.THOUGHT, update);
      case "tool_call", "tool_call_update" -> {
        speech.pause();
        call(update);
      }
      case "plan" -> plan(update);
      case "session_info_update" ->
          journal.title(Plain.line(update.path("title").asText(""), TITLE_LENGTH));
      default -> LOG.debug("Session {}: passed over an update", name);
    }
  }

  /** Merges what a request says about a tool call; the call as it is known now. */
  synchronized OpenCall call(JsonNode update) {
    var id = Plain.line(update.path("toolCallId").asText(""), 100);
    var call = open.getOrDefault(id, new OpenCall(id, folder));
    if (id.isEmpty() || ended.containsKey(id)) {
      return call;
    }
    call.merge(update);
    open.put(id, call);
    if (call.over()) {
      end(id, call, call.status());
    } else if (call.begun()) {
      journal.activity(call.activity());
    }
    if (open.size() > MOST_OPEN) {
      var eldest = open.entrySet().iterator().next();
      end(eldest.getKey(), eldest.getValue(), ToolStatus.CANCELLED);
    }
    return call;
  }

  private void end(String id, OpenCall call, ToolStatus status) {
    open.remove(id);
    ended.put(id, true);
    if (!call.title().isEmpty()) {
      journal.log(call.entry(clock.instant(), status), call.size());
    }
  }

  private void say(Speech.Kind kind, JsonNode update) {
    var text = ToolText.block(update.path("content"));
    if (!text.isEmpty()) {
      var id = update.path("messageId");
      speech.add(kind, id.isTextual() ? id.textValue() : null, text);
      lastSaid = System.nanoTime();
      if (!listening) {
        firstSaid = lastSaid;
      }
      listen(quiet.toNanos());
    }
  }

  private void listen(long nanos) {
    if (!listening) {
      listening = true;
      alarm.after(nanos, this::heardNothing);
    }
  }

  private synchronized void heardNothing() {
    listening = false;
    long now = System.nanoTime();
    long left = quiet.toNanos() - (now - lastSaid);
    if (left <= 0) {
      speech.quiet();
    } else {
      if (now - firstSaid > LONG_SPEECH * quiet.toNanos()) {
        speech.part();
        firstSaid = now;
      }
      listen(left);
    }
  }

  private void plan(JsonNode update) {
    var text = new StringBuilder();
    for (var entry : update.path("entries")) {
      var sign =
          switch (entry.path("status").asText()) {
            case "completed" -> "✓ ";
            case "in_progress" -> "▸ ";
            default -> "· ";
          };
      text.append(sign).append(Plain.line(entry.path("content").asText(), 200)).append('\n');
    }
    var next = Plain.beginning(text.toString().strip(), PLAN_LENGTH);
    if (!next.isEmpty() && !next.equals(plan)) {
      plan = next;
      speech.pause();
      log(new LogEntry.Progress(clock.instant(), next));
    }
  }

  private void log(LogEntry entry) {
    int size =
        switch (entry) {
          case LogEntry.Message(_, var text) -> text.length();
          case LogEntry.Thought(_, var text) -> text.length();
          case LogEntry.Progress(_, var text) -> text.length();
          default -> 0;
        };
    journal.log(entry, size + 100);
  }

  /** A new turn begins. */
  synchronized void turn() {
    speech.turn();
  }

  /** What the agent last said in this turn; empty when nothing. */
  synchronized String lastMessage() {
    return speech.message();
  }

  /** Nothing more comes: logs what is open, calls as ended in the given way. */
  synchronized void settle(ToolStatus calls) {
    speech.pause();
    new LinkedHashMap<>(open).forEach((id, call) -> end(id, call, calls));
  }
}
