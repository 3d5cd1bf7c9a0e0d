package dev.pitwall.sandbox.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // begin() is every test's first line.
class MisbehaviourIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;
  private AgentProcess agent;
  private String session;

  @AfterEach
  void end() {
    agent.close();
  }

  @Test
  void failsWithAnError() throws Exception {
    Shells.output(folder, "git init -q .");
    begin("fail");

    var error = agent.prompt(session, "go").path("error");

    assertEquals(-32603, error.path("code").asInt());
    assertEquals(
        "The model did not answer in time; try again later.", error.path("message").asText());
  }

  @Test
  void refuses() throws Exception {
    begin("refuse");

    assertEquals("refusal", stopReason(agent.prompt(session, "go")));
  }

  @Test
  void hangsUntilItIsCancelled() throws Exception {
    begin("hang");
    int prompt = agent.promptOnly(session, "go");
    agent.await(m -> m.path("method").asText().equals("session/update"));

    agent.cancel(session);

    assertEquals("cancelled", stopReason(agent.answerTo(prompt)));
  }

  @Test
  void ignoresCancelTheEndOfItsInputAndSigterm() throws Exception {
    begin("ignore-cancel");
    agent.promptOnly(session, "go");
    awaitChunk("Still at it, 3 times. ");
    var children = agent.handle().descendants().toList();
    assertFalse(children.isEmpty());

    agent.cancel(session);
    assertTrue(agent.handle().destroy());
    agent.endInput();

    awaitChunk("Still at it, 100 times. ");
    assertTrue(children.stream().allMatch(ProcessHandle::isAlive));
    agent.kill();
    assertTrue(children.stream().allMatch(ProcessHandle::isAlive), "killed alone, it leaves them");
    children.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void diesInTheMiddleOfASentence() throws Exception {
    Shells.output(folder, "git init -q .");
    begin("die");

    agent.promptOnly(session, "go");

    assertEquals(7, agent.exitCode());
  }

  @Test
  void talksSenseBetweenTheJunk() throws Exception {
    begin("junk");

    assertEquals("end_turn", stopReason(agent.prompt(session, "go")));
    assertTrue(agent.lines().contains("42"));
    assertTrue(agent.lines().contains("Loading configuration …"));
    var said = new Transcript(agent.updates(session)).text("agent_message_chunk");
    assertTrue(said.endsWith("Sense 18. \nThat was all the nonsense."), said);
  }

  @Test
  void floodsWithOneEnormousLineAndThousandsMore() throws Exception {
    begin("flood");

    assertEquals("end_turn", stopReason(agent.prompt(session, "go")));
    assertTrue(agent.lines().stream().anyMatch(line -> line.length() > 50_000_000));
    assertTrue(agent.lines().size() > 5_000);
  }

  @Test
  void isMuteFromTheStartAndEndsWithItsInput() throws Exception {
    agent = AgentProcess.start("--script", "mute");
    agent.request("initialize", AgentProcess.object().put("protocolVersion", 1));

    assertTrue(agent.endsWithItsInput(SOON));
    assertEquals(List.of(), agent.lines());
  }

  @Test
  void speaksOfThingsNobodyKnows() throws Exception {
    begin("unknown");
    int prompt = agent.promptOnly(session, "go");
    for (var method : List.of("_acme/weather", "terminal/create")) {
      agent.answer(agent.awaitRequest(method), AgentProcess.object());
    }

    assertEquals("end_turn", stopReason(agent.answerTo(prompt)));
    var said = new Transcript(agent.updates(session)).text("agent_message_chunk");
    assertTrue(said.endsWith("2 of my 4 questions got an answer."), said);
  }

  @Test
  void saysWhatWantsToBeMoreThanText() throws Exception {
    begin("hostile");

    assertEquals("end_turn", stopReason(agent.prompt(session, "go")));
    var said = new Transcript(agent.updates(session)).text("agent_message_chunk");
    assertTrue(said.contains("<!channel> <!here>"));
    assertTrue(said.contains("\u202E"));
    assertTrue(said.contains("half 😀 an emoji"));
    assertTrue(said.length() > 40_000);
  }

  @Test
  void anAskedForScriptIsFoundInThePrompt() throws Exception {
    agent = AgentProcess.start("--pace", "0");
    session = agent.open(folder);

    assertEquals("refusal", stopReason(agent.prompt(session, "Please [refuse] this")));
  }

  @Test
  void anUnknownScriptIsToldOnTheCommandLine() throws Exception {
    agent = AgentProcess.start("--script", "fux");

    assertEquals(2, agent.exitCode());
  }

  private void begin(String script) throws Exception {
    agent = AgentProcess.start("--script", script, "--pace", "0");
    session = agent.open(folder);
  }

  private void awaitChunk(String text) throws Exception {
    agent.await(
        m -> m.path("params").path("update").path("content").path("text").asText().equals(text));
  }

  private static String stopReason(JsonNode answer) {
    return answer.path("result").path("stopReason").asText();
  }
}
