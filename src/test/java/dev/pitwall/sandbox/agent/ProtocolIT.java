package dev.pitwall.sandbox.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.agentclientprotocol.sdk.spec.AcpSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolIT {
  @TempDir Path folder;
  private AgentProcess agent;

  @BeforeEach
  void start() throws Exception {
    agent = AgentProcess.start("--pace", "0");
  }

  @AfterEach
  void end() {
    agent.close();
  }

  @Test
  void saysWhatItIs() throws Exception {
    var answer = agent.call("initialize", AgentProcess.object().put("protocolVersion", 1));

    assertEquals(
        """
        {"protocolVersion":1,"agentCapabilities":{"loadSession":false,"promptCapabilities":\
        {"image":false,"audio":false,"embeddedContext":false},"mcpCapabilities":\
        {"http":false,"sse":false}},"authMethods":[],"agentInfo":{"name":"scripted-agent",\
        "title":"Scripted agent","version":"1.0.0"}}\
        """,
        answer.path("result").toString());
  }

  @Test
  void everyUpdateIsOneOfTheProtocolsOwn() throws Exception {
    var session = agent.open(SampleRepository.createAt(folder.resolve("shop")));
    agent.prompt(session, "Fix the login button");

    var mapper = new ObjectMapper();
    for (var update : agent.updates(session)) {
      mapper.treeToValue(update, AcpSchema.SessionUpdate.class);
    }
  }

  @Test
  void refusesWhatItCannotTake() throws Exception {
    var session = agent.open(folder);

    assertError(-32601, "There is no method session/load.", agent.call("session/load", params()));
    assertError(
        -32602,
        "cwd has to be a folder by its absolute path.",
        agent.call("session/new", params().put("cwd", "here")));
    assertError(-32602, "There is no such session.", agent.prompt("nobody", "go"));
    agent.promptOnly(session, "[hang]");
    assertError(
        -32600, "A turn is running in this session; cancel it first.", agent.prompt(session, "go"));
    agent.writeLine("{not json");
    assertError(-32700, "That line is not JSON.", agent.await(m -> m.path("id").isNull()));
  }

  @Test
  void endsWithItsInputInTheMiddleOfATurn() throws Exception {
    var session = agent.open(folder);
    agent.promptOnly(session, "[hang]");
    agent.await(m -> m.path("method").asText().equals("session/update"));

    assertTrue(agent.endsWithItsInput(Duration.ofSeconds(10)));
    assertEquals(0, agent.exitCode());
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode params() {
    return AgentProcess.object();
  }

  private static void assertError(int code, String message, JsonNode answer) {
    assertEquals(code, answer.path("error").path("code").asInt());
    assertEquals(message, answer.path("error").path("message").asText());
  }
}
