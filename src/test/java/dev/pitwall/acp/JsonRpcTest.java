package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCMessage;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCNotification;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCRequest;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCResponse;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRpcTest {
  private static Optional<JSONRPCMessage> message(String line) {
    return JsonRpc.message(line.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<JsonRpc.Head> head(String line) {
    return JsonRpc.head(line.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRequestKeepsItsIdEvenNought() {
    var request =
        assertInstanceOf(
            JSONRPCRequest.class,
            message("{\"id\":0,\"method\":\"fs/read_text_file\",\"params\":{}}").orElseThrow());

    assertEquals(BigInteger.ZERO, request.id());
    assertEquals("fs/read_text_file", request.method());
  }

  @Test
  void whatHasNoIdIsANotification() {
    assertInstanceOf(
        JSONRPCNotification.class, message("{\"method\":\"session/update\"}").orElseThrow());
  }

  @Test
  void anErrorMayBeLessThanTheProtocolWants() {
    var response =
        assertInstanceOf(
            JSONRPCResponse.class, message("{\"id\":\"a-1\",\"error\":\"no\"}").orElseThrow());

    assertEquals("a-1", response.id());
    assertEquals("no", response.error().message());
    assertEquals(-32603, response.error().code());
  }

  @Test
  void aResultOfNullIsAnAnswer() {
    assertInstanceOf(
        JSONRPCResponse.class, message("{\"id\":\"a-1\",\"result\":null}").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Loading…",
        "42",
        "null",
        "[1]",
        "{}",
        "{\"id\":1}",
        "{\"id\":{},\"result\":1}",
        "{\"method\":7}",
        "{\"method\":"
      })
  void everythingElseIsNoMessage(String line) {
    assertEquals(Optional.empty(), message(line));
  }

  @Test
  void nestingDeeperThanAnybodyNeedsIsNoMessage() {
    assertEquals(Optional.empty(), message("{\"method\":" + "[".repeat(100_000)));
  }

  @Test
  void ofAMessageTooLongTheHeadTellsWhoWaits() {
    assertEquals(
        Optional.of(new JsonRpc.Head(BigInteger.TWO, true)),
        head(
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"fs/write_text_file\",\"params\":{\"id\":9"));
    assertEquals(
        Optional.of(new JsonRpc.Head("a-2", false)),
        head("{\"jsonrpc\":\"2.0\",\"id\":\"a-2\",\"result\":{\"method\":1"));
    assertEquals(Optional.empty(), head("{\"method\":\"session/update\",\"params\":{\"id\":7,"));
  }
}
