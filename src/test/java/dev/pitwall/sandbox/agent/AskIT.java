package dev.pitwall.sandbox.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskIT {
  private static AgentProcess agent;
  @TempDir Path folder;
  private String session;
  private int prompt;

  @BeforeAll
  static void start() throws Exception {
    agent = AgentProcess.start("--pace", "0");
  }

  @AfterAll
  static void end() {
    agent.close();
  }

  @BeforeEach
  void promptToMigrate() throws Exception {
    SampleRepository.createAt(folder.resolve("shop"));
    session = agent.open(folder.resolve("shop"));
    prompt = agent.promptOnly(session, "Migrate the catalogue");
  }

  @Test
  void asksWithItsOptionsAndTheCommand() throws Exception {
    var params = question().path("params");

    assertEquals(
        """
        {"command":"bin/migrate staging","description":"Migrate the catalogue on staging"}\
        """,
        params.path("toolCall").path("rawInput").toString());
    assertEquals(
        """
        [{"optionId":"allow-once","name":"Allow once","kind":"allow_once"},\
        {"optionId":"allow-always","name":"Always allow","kind":"allow_always"},\
        {"optionId":"reject-once","name":"Reject","kind":"reject_once"}]\
        """,
        params.path("options").toString());
  }

  @Test
  void allowedItMigratesAndCommits() throws Exception {
    answer("allow-once");

    assertEquals("end_turn", stopReason(prompt));
    assertEquals(
        "Migrate the catalogue to version 2\n",
        Shells.output(folder.resolve("shop"), "git log -1 --format=%s"));
  }

  @Test
  void rejectedItLeavesEverythingAlone() throws Exception {
    answer("reject-once");

    assertEquals("end_turn", stopReason(prompt));
    assertEquals("4\n", Shells.output(folder.resolve("shop"), "git rev-list --count HEAD"));
    var said = new Transcript(agent.updates(session)).text("agent_message_chunk");
    assertTrue(said.startsWith("I left staging alone."), said);
  }

  @Test
  void alwaysAllowedItDoesNotAskAgainInThisSession() throws Exception {
    answer("allow-always");
    stopReason(prompt);

    assertEquals("end_turn", stopReason(agent.promptOnly(session, "Migrate once more")));
  }

  @Test
  void cancelledWhileItAsksTheTurnIsCancelled() throws Exception {
    var question = question();
    agent.cancel(session);
    var result = AgentProcess.object();
    result.putObject("outcome").put("outcome", "cancelled");
    agent.answer(question, result);

    assertEquals("cancelled", stopReason(prompt));
  }

  private com.fasterxml.jackson.databind.JsonNode question() throws Exception {
    return agent.await(m ->
        m.path("method").asText().equals("session/request_permission")
            && m.path("params").path("sessionId").asText().equals(session));
  }

  private void answer(String option) throws Exception {
    ObjectNode result = AgentProcess.object();
    result.putObject("outcome").put("outcome", "selected").put("optionId", option);
    agent.answer(question(), result);
  }

  private static String stopReason(int request) throws Exception {
    return agent.answerTo(request).path("result").path("stopReason").asText();
  }
}
