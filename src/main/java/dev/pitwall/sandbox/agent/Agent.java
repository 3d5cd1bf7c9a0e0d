package dev.pitwall.sandbox.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The agent's side of the protocol, version 1: takes the client's lines, runs turns. */
final class Agent {
  private static final int PARSE_ERROR = -32700;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Wire wire;
  private final Options options;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  Agent(Wire wire, Options options) {
    this.wire = wire;
    this.options = options;
  }

  void take(String line) {
    JsonNode message;
    try {
      message = Wire.JSON.readTree(line);
    } catch (JsonProcessingException e) {
      wire.refuse(NullNode.instance, PARSE_ERROR, "That line is not JSON.");
      return;
    }
    if (!message.has("method")) {
      wire.answered(message);
      return;
    }
    var method = message.path("method").asText();
    var params = message.path("params");
    if (!message.has("id")) {
      if (method.equals("session/cancel")) {
        session(params).ifPresent(Session::cancel);
      }
      return;
    }
    var id = message.path("id");
    try {
      request(id, method, params);
    } catch (AgentFailure e) {
      wire.refuse(id, e.code(), e.sentence());
    }
  }

  /** Ends every turn and what it started. */
  void close() throws InterruptedException {
    for (var session : sessions.values()) {
      session.close(PATIENCE);
    }
  }

  private void request(JsonNode id, String method, JsonNode params) throws AgentFailure {
    switch (method) {
      case "initialize" -> wire.answer(id, capabilities());
      case "session/new" -> open(id, params);
      case "session/prompt" -> prompt(id, params);
      default ->
          throw new AgentFailure(AgentFailure.UNKNOWN_METHOD, "There is no method " + method + ".");
    }
  }

  private static ObjectNode capabilities() {
    var result = Wire.object().put("protocolVersion", 1);
    var can = result.putObject("agentCapabilities").put("loadSession", false);
    can.putObject("promptCapabilities")
        .put("image", false)
        .put("audio", false)
        .put("embeddedContext", false);
    can.putObject("mcpCapabilities").put("http", false).put("sse", false);
    result.putArray("authMethods");
    result
        .putObject("agentInfo")
        .put("name", "scripted-agent")
        .put("title", "Scripted agent")
        .put("version", "1.0.0");
    return result;
  }

  private void open(JsonNode id, JsonNode params) throws AgentFailure {
    var folder = Path.of(params.path("cwd").asText());
    if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
      throw new AgentFailure(
          AgentFailure.INVALID_PARAMS, "cwd has to be a folder by its absolute path.");
    }
    var session = new Session("session-" + UUID.randomUUID(), folder);
    sessions.put(session.id(), session);
    wire.answer(id, Wire.object().put("sessionId", session.id()));
  }

  private void prompt(JsonNode id, JsonNode params) throws AgentFailure {
    var session =
        session(params)
            .orElseThrow(
                () -> new AgentFailure(AgentFailure.INVALID_PARAMS, "There is no such session."));
    var text =
        StreamSupport.stream(params.path("prompt").spliterator(), false)
            .map(block -> block.path("text").asText())
            .collect(Collectors.joining("\n"));
    var script = Scripts.choose(options.script(), text);
    var turn = new Turn(wire, session, text, options.pace());
    if (!session.begin(() -> play(script, turn, session, id))) {
      throw new AgentFailure(
          AgentFailure.INVALID_REQUEST, "A turn is running in this session; cancel it first.");
    }
  }

  private Runnable play(Script script, Turn turn, Session session, JsonNode id) {
    String reason;
    try {
      reason = script.play(turn);
    } catch (InterruptedException e) {
      reason = Script.CANCELLED;
    } catch (AgentFailure e) {
      return () -> wire.refuse(id, e.code(), e.sentence());
    } catch (IOException e) {
      if (!session.isCancelled()) {
        return () -> wire.refuse(id, AgentFailure.INTERNAL, String.valueOf(e.getMessage()));
      }
      reason = Script.CANCELLED;
    }
    var stopReason = reason;
    return () -> wire.answer(id, Wire.object().put("stopReason", stopReason));
  }

  private java.util.Optional<Session> session(JsonNode params) {
    return java.util.Optional.ofNullable(sessions.get(params.path("sessionId").asText()));
  }
}
