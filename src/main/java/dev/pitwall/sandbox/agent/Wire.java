package dev.pitwall.sandbox.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The way to the client: JSON-RPC 2.0, one message per line, and whatever else a script writes. */
final class Wire {
  static final ObjectMapper JSON = new ObjectMapper();

  private final OutputStream out;
  private final AtomicLong nextId = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();

  Wire(OutputStream out) {
    this.out = out;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  void answer(JsonNode id, ObjectNode result) {
    send(object().<ObjectNode>set("id", id).set("result", result));
  }

  void refuse(JsonNode id, int code, String sentence) {
    var error = object().put("code", code).put("message", sentence);
    send(object().<ObjectNode>set("id", id).set("error", error));
  }

  void tell(String method, ObjectNode params) {
    send(object().put("method", method).set("params", params));
  }

  /** Asks the client; completes with its whole answer, result or error. */
  CompletableFuture<JsonNode> ask(String method, ObjectNode params) {
    long id = nextId.getAndIncrement();
    var answer = new CompletableFuture<JsonNode>();
    asked.put(id, answer);
    send(object().put("id", id).put("method", method).set("params", params));
    return answer;
  }

  /** Takes the client's answer to something asked; others are ignored, as JSON-RPC wants. */
  void answered(JsonNode message) {
    @Nullable CompletableFuture<JsonNode> waiting = asked.remove(message.path("id").asLong(-1));
    if (waiting != null) {
      waiting.complete(message);
    }
  }

  /** Writes what need not be JSON; nothing else gets in between. */
  synchronized void raw(Raw writer) {
    try {
      writer.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The client reads no more.", e);
    }
  }

  private void send(ObjectNode message) {
    var line = object().put("jsonrpc", "2.0");
    line.setAll(message);
    raw(bytes -> {
      bytes.write(JSON.writeValueAsBytes(line));
      bytes.write('\n');
    });
  }

  /** Writes to the client's end of standard output. */
  interface Raw {
    void writeTo(OutputStream out) throws IOException;
  }
}
