package dev.pitwall.acp;

import com.agentclientprotocol.sdk.error.AcpErrorCodes;
import com.agentclientprotocol.sdk.spec.AcpSchema;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCError;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCMessage;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCNotification;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCRequest;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines to messages, leniently: what an agent adds to the protocol does no harm. */
final class JsonRpc {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final int HEAD = 1_024;
  private static final Pattern ID =
      Pattern.compile("\"id\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d+)");
  private static final Pattern BODY = Pattern.compile("\"(params|result|error)\"\\s*:");

  private JsonRpc() {}

  /**
   * The message on a line, parameters and results as {@link JsonNode}s; empty when there is none.
   */
  static Optional<JSONRPCMessage> message(byte[] line) {
    try {
      // By way of a string, so that bytes that are not UTF-8 spoil no more than themselves.
      var node = JSON.readTree(new String(line, StandardCharsets.UTF_8));
      return node != null && node.isObject() ? message(node) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<JSONRPCMessage> message(JsonNode node) {
    var id = node.path("id");
    boolean named = id.isTextual() || id.isIntegralNumber();
    var method = node.path("method");
    if (method.isTextual()) {
      var params = node.path("params");
      return Optional.of(
          named
              ? new JSONRPCRequest(method.textValue(), plain(id), params)
              : new JSONRPCNotification(method.textValue(), params));
    }
    if (named && node.hasNonNull("error")) {
      return Optional.of(failed(plain(id), error(node.path("error"))));
    }
    return named && node.has("result")
        ? Optional.of(
            new JSONRPCResponse(AcpSchema.JSONRPC_VERSION, plain(id), node.path("result"), null))
        : Optional.empty();
  }

  private static Object plain(JsonNode id) {
    return id.isTextual() ? id.textValue() : id.bigIntegerValue();
  }

  private static JSONRPCError error(JsonNode error) {
    var said = error.isTextual() ? error.asText() : error.path("message").asText();
    var data = error.path("data");
    return new JSONRPCError(
        error.path("code").asInt(AcpErrorCodes.INTERNAL_ERROR),
        said,
        data.isMissingNode() ? null : data);
  }

  /** An answer that says no. */
  static JSONRPCResponse failed(Object id, JSONRPCError error) {
    return new JSONRPCResponse(AcpSchema.JSONRPC_VERSION, id, null, error);
  }

  /**
   * What must be known of a message that is too long to be read: whose answer is waited for.
   *
   * @param isRequest else it is an answer
   */
  record Head(Object id, boolean isRequest) {}

  /** Reads it off the beginning, where every JSON library in use puts it. */
  static Optional<Head> head(byte[] beginning) {
    var text = new String(beginning, 0, Math.min(beginning.length, HEAD), StandardCharsets.UTF_8);
    var body = BODY.matcher(text);
    var before = body.find() ? text.substring(0, body.start()) : text;
    var id = ID.matcher(before);
    if (!id.find()) {
      return Optional.empty();
    }
    try {
      var node = JSON.readTree(id.group(1));
      return Optional.of(new Head(plain(node), before.contains("\"method\"")));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The SDK's raw parameters. */
  static JsonNode node(Object params) {
    return params instanceof JsonNode node ? node : MissingNode.getInstance();
  }
}
