package dev.pitwall.sandbox.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Speaks a later version of the protocol: updates, requests and values nobody knows yet. */
final class Unknown implements Script {
  private static final long SECONDS_FOR_AN_ANSWER = 2;

  @Override
  public String play(Turn turn) throws InterruptedException {
    turn.think("I'll use some words from the future.");
    turn.update(kind("session_info_update").put("title", "A title from the agent"));
    turn.update(kind("mood_update").put("mood", "curious"));
    turn.update(Wire.object().put("no", "kind at all"));
    turn.update(kind("agent_message_chunk"));
    var picture = kind("agent_message_chunk");
    picture.putObject("content").put("type", "hologram").put("depth", 3);
    turn.update(picture);
    turn.update(
        kind("tool_call")
            .put("toolCallId", "future-1")
            .put("title", "Teleport the build")
            .put("kind", "teleport")
            .put("status", "entangled")
            .put("colour", "blue"));
    turn.update(kind("tool_call_update").put("toolCallId", "never-announced"));
    turn.wire().tell("_acme/telemetry", Wire.object().put("clicks", 3));

    long answered =
        Stream.of("_acme/weather", "terminal/create", "fs/write_text_file", "elicitation/create")
            .map(method -> turn.wire().ask(method, params(turn)))
            .toList()
            .stream()
            .filter(Unknown::isAnswered)
            .count();
    turn.say(answered + " of my 4 questions got an answer.");
    return END_TURN;
  }

  private static ObjectNode kind(String name) {
    return Wire.object().put("sessionUpdate", name);
  }

  private static ObjectNode params(Turn turn) {
    return Wire.object().put("sessionId", turn.sessionId());
  }

  private static boolean isAnswered(CompletableFuture<JsonNode> answer) {
    try {
      answer.get(SECONDS_FOR_AN_ANSWER, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
