package dev.pitwall.sandbox.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.sandbox.github.rest.Availability;
import dev.pitwall.sandbox.github.rest.Feature;
import dev.pitwall.sandbox.github.wire.Fault;
import dev.pitwall.sandbox.github.world.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both of the logs that GitHub does not document, and steering by them. */
class LogsTest {
  private SandboxGitHub github;
  private Client alice;
  private String task = "";

  @BeforeEach
  void start() throws Exception {
    github = SandboxGitHub.start(Client.settings(new SettableClock()).empty());
    alice = new Client(github, Client.ALICE);
    task = github.startTask("octo-org", "shop", "Fix the login button", "alice");
  }

  @AfterEach
  void stop() {
    github.close();
  }

  private String session() throws Exception {
    return alice.read("/agents/tasks/" + task).path("sessions").path(0).path("id").asText();
  }

  private String log() throws Exception {
    return alice.copilot("/agents/sessions/" + session() + "/logs").body();
  }

  private static List<JsonNode> chunks(String log) throws Exception {
    var chunks = new ArrayList<JsonNode>();
    for (var line : log.lines().filter(line -> !line.isEmpty()).toList()) {
      assertTrue(line.startsWith("data: "), line);
      chunks.add(Client.json(line.substring(6)));
    }
    return chunks;
  }

  private List<JsonNode> events() throws Exception {
    return alice
        .read("/agents/tasks/" + task + "/events?per_page=100")
        .path("events")
        .valueStream()
        .toList();
  }

  private List<String> types() throws Exception {
    return events().stream().map(event -> event.path("type").asText()).toList();
  }

  private int steer(String json) throws Exception {
    return alice.post("/agents/tasks/" + task + "/steer", json).statusCode();
  }

  @Test
  void theLogOnlyGrowsAndHasEachToolCallTwice() throws Exception {
    var before = log();
    assertEquals("", before);
    while (github.step(task)) {
      var now = log();
      assertTrue(now.startsWith(before));
      before = now;
    }
    var chunks = chunks(before);
    var test =
        chunks.stream()
            .map(chunk -> chunk.path("choices").path(0).path("delta"))
            .filter(delta -> delta.toString().contains("Run the log-in tests"))
            .toList();
    assertEquals(2, test.size());
    assertEquals("", test.get(0).path("content").asText());
    assertTrue(test.get(1).path("content").asText().endsWith("<exited with exit code 1>"));
    assertEquals(test.get(0).path("tool_calls"), test.get(1).path("tool_calls"));
    var call = test.get(0).path("tool_calls").path(0).path("function");
    assertEquals("bash", call.path("name").asText());
    assertEquals(
        "{\"command\":\"npm test -- login\",\"description\":\"Run the log-in tests\"}",
        call.path("arguments").asText());
    for (var chunk : chunks) {
      assertEquals("chat.completion.chunk", chunk.path("object").asText());
    }
    assertTrue(before.contains("/home/runner/work/shop/shop/src/login.ts"));
    assertTrue(before.contains("\"reasoning_text\":\"The task: "));
    var last = chunks.getLast().path("choices").path(0);
    assertEquals("stop", last.path("finish_reason").asText());
    assertTrue(last.path("delta").path("content").asText().startsWith("The log-in button now"));
  }

  @Test
  void theEventsTellTheSame() throws Exception {
    int before = 0;
    while (github.step(task)) {
      var now = events();
      assertTrue(now.size() >= before);
      before = now.size();
    }
    assertEquals(
        List.of("session.start", "user.message", "assistant.turn_start"), types().subList(0, 3));
    assertEquals(
        List.of("assistant.turn_end", "session.idle", "session.shutdown"),
        types().subList(before - 3, before));
    var failed =
        events().stream()
            .filter(event -> event.path("type").asText().equals("tool.execution_complete"))
            .filter(event -> !event.path("data").path("success").asBoolean())
            .toList();
    assertEquals(1, failed.size());
    var id = failed.getFirst().path("data").path("toolCallId");
    var started =
        events().stream()
            .filter(event -> event.at("/data/toolRequests/0/toolCallId").equals(id))
            .toList();
    assertEquals(
        "npm test -- login",
        started.getFirst().at("/data/toolRequests/0/arguments/command").asText());
    var said =
        events().stream()
            .map(event -> event.path("data"))
            .filter(data -> data.path("content").asText().startsWith("The log-in button now"))
            .toList();
    assertEquals(2, said.size());
    assertEquals(said.get(0).path("messageId"), said.get(1).path("messageId"));
    var page = alice.read("/agents/tasks/" + task + "/events?per_page=2&page=2");
    assertEquals(before, page.path("total").asInt());
    assertEquals(events().subList(2, 4), page.path("events").valueStream().toList());
  }

  @Test
  void theCopilotHostKnowsTheSession() throws Exception {
    github.stepUntil(task, State.IN_PROGRESS);
    var session = Client.json(alice.copilot("/agents/sessions/" + session()));
    assertEquals("in_progress", session.path("state").asText());
    assertEquals("pull", session.path("resource_type").asText());
    assertEquals(1296269, session.path("repo_id").asLong());
    assertTrue(session.path("workflow_run_id").asLong() > 0);
    assertTrue(session.path("error").isNull());
    var pull = session.path("resource_id").asText();
    var list = Client.json(alice.copilot("/agents/sessions?page_size=50&page_number=1"));
    assertEquals(session, list.path("sessions").path(0));
    var resource = Client.json(alice.copilot("/agents/resource/pull/" + pull));
    assertEquals(1, resource.path("session_count").asInt());
    assertEquals("draft", resource.path("resource_state").asText());
    var ofPull = Client.json(alice.copilot("/agents/sessions/resource/pull/" + pull));
    assertEquals(session, ofPull.path("sessions").path(0));
    assertEquals(404, alice.copilot("/agents/sessions/nothing/logs").statusCode());
    github.fail(task, "Out of memory.");
    var failed = Client.json(alice.copilot("/agents/sessions/" + session()));
    assertEquals("Out of memory.", failed.path("error").path("message").asText());
  }

  @Test
  void aLogMayShrink() throws Exception {
    github.finish(task);
    var whole = log();
    github.faults().next(1, "GET /agents/sessions/{session}/logs", new Fault.Shrunk());
    var part = log();
    assertTrue(part.length() < whole.length());
    assertTrue(whole.startsWith(part));
    assertTrue(part.endsWith("\n"));
    assertEquals(whole, log());
  }

  @Test
  void whatIsSaidMeanwhileIsHeardInTheSameSession() throws Exception {
    github.stepUntil(task, State.IN_PROGRESS);
    assertEquals(202, steer("{\"content\":\"Use our ErrorHandler\",\"type\":\"user_message\"}"));
    github.step(task);
    assertEquals(1, github.sessions(task));
    var said =
        events().stream()
            .filter(event -> event.at("/data/delivery").asText().equals("steering"))
            .toList();
    assertEquals("Use our ErrorHandler", said.getFirst().at("/data/content").asText());
    assertTrue(log().contains("Understood, I will take this into account: Use our ErrorHandler"));
    github.finish(task);
    assertEquals(202, steer("{\"content\":\"And a note\"}"));
    assertEquals(2, github.sessions(task));
    assertEquals(422, steer("{}"));
    assertEquals(422, steer("{\"content\":\"x\",\"type\":\"mode_switch\"}"));
    var guest = new Client(github, Client.GUEST);
    var path = "/agents/tasks/" + task + "/steer";
    assertEquals(403, guest.post(path, "{\"content\":\"x\"}").statusCode());
  }

  @Test
  void aSessionAsksAndGoesOnWithTheAnswer() throws Exception {
    task = github.startTask("octo-org", "shop", "Migrate the stock", "alice");
    github.stepUntil(task, State.WAITING_FOR_USER);
    var asked = events().getLast();
    assertEquals("user_input.requested", asked.path("type").asText());
    assertEquals(2, asked.at("/data/choices").size());
    assertEquals("waiting_for_user", alice.read("/agents/tasks/" + task).path("state").asText());
    assertEquals(false, github.step(task));
    var answer = "{\"content\":\"Yes, keep a backup\",\"type\":\"ask_user_response\"}";
    assertEquals(202, steer(answer));
    assertEquals(State.IN_PROGRESS, github.state(task));
    var answered = events().getLast();
    assertEquals("user_input.completed", answered.path("type").asText());
    assertEquals(asked.at("/data/requestId"), answered.at("/data/requestId"));
    github.finish(task);
    assertEquals(State.COMPLETED, github.state(task));
  }

  @Test
  void anyTaskAsksWhenToldTo() throws Exception {
    github.ask(task, "Which of the two?", "The first", "The second");
    assertEquals(State.WAITING_FOR_USER, github.state(task));
    assertEquals("Which of the two?", events().getLast().at("/data/question").asText());
    github.timeOut(task);
    assertEquals(State.TIMED_OUT, github.state(task));
  }

  @Test
  void anIdleSessionGoesOnWhenItIsSteered() throws Exception {
    github.rest(task);
    assertEquals("idle", alice.read("/agents/tasks/" + task).path("state").asText());
    assertEquals(false, github.step(task));
    assertEquals(202, steer("{\"content\":\"Go on\"}"));
    assertEquals(State.IN_PROGRESS, github.state(task));
    github.finish(task);
    assertEquals(1, github.sessions(task));
  }

  @Test
  void abortEndsItWhereItIsSupported() throws Exception {
    github.stepUntil(task, State.IN_PROGRESS);
    github.set(Feature.ABORT, Availability.ABSENT);
    assertEquals(422, steer("{\"type\":\"abort\"}"));
    github.set(Feature.ABORT, Availability.PRESENT);
    assertEquals(202, steer("{\"type\":\"abort\"}"));
    github.step(task);
    assertEquals(State.CANCELLED, github.state(task));
    assertEquals("abort", types().getLast());
    assertEquals("remote_command", events().getLast().at("/data/reason").asText());
  }

  @Test
  void eachUndocumentedThingCanBeAbsentOrForbidden() throws Exception {
    github.finish(task);
    var base = "/agents/tasks/" + task;
    for (var availability : Availability.values()) {
      for (var feature : List.of(Feature.EVENTS, Feature.STEER, Feature.ARCHIVE, Feature.COPILOT)) {
        github.set(feature, availability);
      }
      int expected =
          switch (availability) {
            case PRESENT -> 200;
            case ABSENT -> 404;
            case FORBIDDEN -> 403;
          };
      assertEquals(expected, alice.get(base + "/events").statusCode());
      assertEquals(expected, alice.post(base + "/archive", "").statusCode());
      assertEquals(expected, alice.copilot("/agents/sessions").statusCode());
      assertEquals(expected == 200 ? 202 : expected, steer("{\"content\":\"x\"}"));
      assertEquals(200, alice.get(base).statusCode());
    }
  }
}
