package dev.pitwall.sandbox.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** One prompt being answered: what the agent can say and show while it works. */
final class Turn {
  private static final Pattern FEW_WORDS = Pattern.compile("(\\S+\\s*){1,3}|\\s+");
  private static final double SECONDS_PER_CHUNK = 0.18;
  private static final AtomicInteger CALLS = new AtomicInteger();

  private final Wire wire;
  private final Session session;
  private final String prompt;
  private final double pace;
  private long characters;

  Turn(Wire wire, Session session, String prompt, double pace) {
    this.wire = wire;
    this.session = session;
    this.prompt = prompt;
    this.pace = pace;
  }

  String prompt() {
    return prompt;
  }

  String sessionId() {
    return session.id();
  }

  Path folder() {
    return session.folder();
  }

  Set<String> allowedAlways() {
    return session.allowedAlways();
  }

  boolean isFollowUp() {
    return session.turns() > 1;
  }

  Wire wire() {
    return wire;
  }

  /** Waits, longer or shorter by the pace. */
  void pause(double seconds) throws InterruptedException {
    Thread.sleep(Math.round(seconds * pace * 1000));
  }

  void say(String text) throws InterruptedException {
    stream("agent_message_chunk", text);
  }

  void think(String text) throws InterruptedException {
    stream("agent_thought_chunk", text);
  }

  private void stream(String kind, String text) throws InterruptedException {
    var messageId = UUID.randomUUID().toString();
    var words = FEW_WORDS.matcher(text);
    while (words.find()) {
      chunk(kind, messageId, words.group());
      pause(SECONDS_PER_CHUNK);
    }
  }

  /** One piece of a message, at once. */
  void chunk(String kind, String messageId, String text) {
    var update = Wire.object().put("sessionUpdate", kind).put("messageId", messageId);
    update.putObject("content").put("type", "text").put("text", text);
    update(update);
    characters += text.length();
  }

  /** Shows the plan, the first {@code done} entries finished and the next one under way. */
  void plan(List<String> entries, int done) {
    var update = Wire.object().put("sessionUpdate", "plan");
    var list = update.putArray("entries");
    for (int i = 0; i < entries.size(); i++) {
      list.addObject()
          .put("content", entries.get(i))
          .put("priority", "medium")
          .put("status", i < done ? "completed" : i == done ? "in_progress" : "pending");
    }
    update(update);
  }

  /** Tells how full the context is, by a rule of thumb: four characters are a token. */
  void usage() {
    update(
        Wire.object()
            .put("sessionUpdate", "usage_update")
            .put("used", 4_000 + characters / 4)
            .put("size", 200_000));
  }

  /** Counts what was read, for {@link #usage()}. */
  void took(String text) {
    characters += text.length();
  }

  /** A new tool call's id. */
  static String nextCall() {
    return "call-" + CALLS.incrementAndGet();
  }

  /** Sends any update, as it is. */
  void update(ObjectNode update) {
    wire.tell("session/update", Wire.object().put("sessionId", session.id()).set("update", update));
  }

  /** Asks the client something about this session and waits for its whole answer. */
  JsonNode ask(String method, ObjectNode params) throws InterruptedException {
    params.put("sessionId", session.id());
    try {
      return wire.ask(method, params).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("An answer is never completed with an error.", e);
    }
  }
}
