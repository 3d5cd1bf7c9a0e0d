package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.Message;
import dev.pitwall.session.LogEntry.Progress;
import dev.pitwall.session.LogEntry.Thought;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import dev.pitwall.session.SessionEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an agent's updates, in the shapes that agents in the wild send. */
class UpdatesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T07:01:00Z");

  private final List<LogEntry> log = new ArrayList<>();
  private final List<String> activities = new ArrayList<>();
  private final Journal journal =
      new Journal("k3f9", this::tell, (_, task) -> task.run(), Duration.ZERO);
  private final List<Runnable> alarms = new ArrayList<>();
  private final Updates updates =
      new Updates(
          "k3f9",
          new RelativePaths(Path.of("/srv/tree")),
          journal,
          () -> NOW,
          (_, task) -> alarms.add(task),
          Duration.ZERO);

  private void tell(SessionEvent event) {
    switch (event) {
      case SessionEvent.Logged(var entries, _) -> log.addAll(entries);
      case SessionEvent.Progressed(var activity) -> activities.add(activity);
      default -> {}
    }
  }

  private void take(String json) throws JsonProcessingException {
    updates.take(JsonRpc.JSON.readTree(json.replace('\'', '"')));
  }

  private void say(String kind, String id, String text) throws JsonProcessingException {
    var chunk = JsonRpc.JSON.createObjectNode().put("sessionUpdate", kind);
    if (!id.isEmpty()) {
      chunk.put("messageId", id);
    }
    chunk.putObject("content").put("type", "text").put("text", text);
    updates.take(chunk);
  }

  private List<LogEntry> settled() {
    updates.settle(ToolStatus.CANCELLED);
    return log;
  }

  private Detail detail() {
    return ((ToolCall) settled().getLast()).detail();
  }

  @Test
  void piecesOfAMessageAreOneEntry() throws Exception {
    say("agent_thought_chunk", "t", "I'll ");
    say("agent_thought_chunk", "t", "look.");
    say("agent_message_chunk", "m", "Fo");
    say("agent_message_chunk", "m", "und it.");

    assertEquals(List.of(new Thought(NOW, "I'll look."), new Message(NOW, "Found it.")), settled());
    assertEquals("Found it.", updates.lastMessage());
  }

  @Test
  void withoutIdsAToolCallPartsMessages() throws Exception {
    say("agent_message_chunk", "", "First");
    take("{'sessionUpdate':'tool_call','toolCallId':'c','title':'x','status':'completed'}");
    say("agent_message_chunk", "", "Second");

    settled();
    assertEquals("Second", updates.lastMessage());
  }

  @Test
  void withAnIdAMessageGoesOnAfterwards() throws Exception {
    say("agent_message_chunk", "m", "First, ");
    take("{'sessionUpdate':'plan','entries':[{'content':'Look','status':'in_progress'}]}");
    say("agent_message_chunk", "m", "second");

    assertEquals(
        List.of(
            new Message(NOW, "First,"), new Progress(NOW, "▸ Look"), new Message(NOW, "second")),
        settled());
    assertEquals("First, second", updates.lastMessage());
  }

  @Test
  void aQuietWhileShowsHalfAMessage() throws Exception {
    say("agent_message_chunk", "m", "Half a \uD83D");
    alarms.removeFirst().run();
    assertEquals(List.of(new Message(NOW, "Half a")), log);

    say("agent_message_chunk", "m", "\uDE00 smile");
    assertEquals(new Message(NOW, "😀 smile"), settled().getLast());
  }

  @Test
  void aLongMessageIsPartedNotCut() throws Exception {
    var line = "A line of text that is repeated.\n";
    for (int i = 0; i < 2_000; i++) {
      say("agent_message_chunk", "m", line);
    }

    var parts = settled().stream().map(e -> ((Message) e).text()).toList();
    assertTrue(parts.size() > 1 && parts.stream().allMatch(p -> p.length() <= 16_000));
    assertEquals(line.repeat(2_000).strip(), String.join("\n", parts));
  }

  @Test
  void aPlanIsLoggedWhenItChanges() throws Exception {
    var plan =
        """
        {'sessionUpdate':'plan','entries':[{'content':'Look','status':'completed'},
        {'content':'Fix','status':'in_progress'},{'content':'Test','status':'pending'}]}
        """;
    take(plan);
    take(plan);

    assertEquals(List.of(new Progress(NOW, "✓ Look\n▸ Fix\n· Test")), settled());
  }

  @Test
  void updatesOfACallAreMerged() throws Exception {
    take(
        "{'sessionUpdate':'tool_call','toolCallId':'c','title':'bash','kind':'execute',"
            + "'status':'pending','rawInput':{}}");
    assertEquals(List.of(), activities);
    take(
        "{'sessionUpdate':'tool_call_update','toolCallId':'c','status':'in_progress',"
            + "'title':'Run the unit tests','rawInput':{'command':'npm test'}}");
    assertEquals(List.of("running the unit tests"), activities);
    take(
        "{'sessionUpdate':'tool_call_update','toolCallId':'c','status':'completed','title':'',"
            + "'rawOutput':{'output':'2 failing','metadata':{'exit':1}}}");
    take("{'sessionUpdate':'tool_call_update','toolCallId':'c','status':'completed'}");

    assertEquals(
        List.of(
            new ToolCall(
                NOW,
                "c",
                ToolKind.EXECUTE,
                "Run the unit tests",
                ToolStatus.COMPLETED,
                new Detail(List.of(), "npm test", 1, "2 failing", List.of()))),
        settled());
  }

  @Test
  void anEditTellsItsFilesRelativeToTheFolderAndItsLines() throws Exception {
    take(
        "{'sessionUpdate':'tool_call','toolCallId':'c','title':'Edit','kind':'edit',"
            + "'locations':[{'path':'/srv/tree/src/a.js','line':3}],'content':["
            + "{'type':'diff','path':'/srv/tree/src/a.js','oldText':'a\\nb','newText':'a\\nc\\nd'},"
            + "{'type':'diff','path':'/etc/new','oldText':null,'newText':'x'}]}");
    take(
        "{'sessionUpdate':'tool_call_update','toolCallId':'c','status':'completed',"
            + "'content':[{'type':'content','content':{'type':'text','text':'Applied.'}}]}");

    var detail = detail();
    assertEquals(List.of("src/a.js", "/etc/new"), detail.paths());
    assertEquals(
        List.of(new FileChange("src/a.js", 2, 1), new FileChange("/etc/new", 1, 0)),
        detail.changes());
    assertEquals("Applied.\n", detail.output());
  }

  @Test
  void aFileThatIsWrittenWithoutADiffCountsAsItWasToldTo() throws Exception {
    take(
        "{'sessionUpdate':'tool_call','toolCallId':'c','title':'write','kind':'edit',"
            + "'status':'pending','locations':[],'rawInput':{}}");
    take(
        "{'sessionUpdate':'tool_call_update','toolCallId':'c','status':'in_progress',"
            + "'locations':[{'path':'NOTE.md'}],"
            + "'rawInput':{'filePath':'NOTE.md','content':'one\\ntwo\\n'}}");
    take("{'sessionUpdate':'tool_call_update','toolCallId':'c','status':'completed'}");

    assertEquals(List.of(new FileChange("NOTE.md", 2, 0)), detail().changes());
    assertEquals(List.of("editing `NOTE.md`"), activities);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'metadata':{'exit':2}} | 2",
        "{'exit_code':2} | 2",
        "{'exitCode':2,'stdout':'x'} | 2",
        "{'metadata':{'exit_code':2}} | 2",
        "{'exitStatus':{'exitCode':2}} | 2",
        "'tests failed <exited with exit code 2>' | 2",
        "{'output':'Exit Code: 2'} | 2",
        "{'exit':'soon'} | -1",
        "'all fine' | -1"
      })
  void anExitCodeIsFoundWhereverTheAgentPutsIt(String rawOutput, int code) throws Exception {
    take(
        "{'sessionUpdate':'tool_call','toolCallId':'c','title':'t','kind':'execute',"
            + "'status':'completed','rawInput':{'command':'npm test'},'rawOutput':"
            + rawOutput
            + "}");

    var found = detail().exitCode();
    assertEquals(code, found == null ? -1 : found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'command':'npm test'} | npm test",
        "{'cmd':'npm test'} | npm test",
        "{'command':['bash','-lc','npm test']} | npm test",
        "{'command':['npm','test']} | npm test"
      })
  void aCommandIsFoundInAnyShape(String rawInput, String command) throws Exception {
    take(
        "{'sessionUpdate':'tool_call','toolCallId':'c','title':'t','status':'completed',"
            + "'rawInput':"
            + rawInput
            + "}");

    assertEquals(command, detail().command());
    assertEquals(ToolKind.EXECUTE, ((ToolCall) log.getLast()).kind());
  }

  @Test
  void anOutputKeepsItsEnd() throws Exception {
    take(
        "{'sessionUpdate':'tool_call','toolCallId':'c','title':'t','status':'completed',"
            + "'rawOutput':'"
            + "x".repeat(50_000)
            + "the end'}");

    assertEquals(Detail.OUTPUT_LIMIT, detail().output().length());
    assertTrue(((ToolCall) log.getLast()).detail().output().endsWith("xthe end"));
  }

  @Test
  void whatIsOpenAtTheEndIsLoggedAsItEnded() throws Exception {
    take("{'sessionUpdate':'tool_call','toolCallId':'c','title':'Wait','status':'in_progress'}");

    assertEquals(ToolStatus.CANCELLED, ((ToolCall) settled().getFirst()).status());
  }

  @Test
  void callsWithoutNumberAreNotHeldForEver() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      take("{'sessionUpdate':'tool_call','toolCallId':'" + i + "','title':'t'}");
    }

    assertEquals(800, log.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{}",
        "{'sessionUpdate':'mood_update'}",
        "{'sessionUpdate':7}",
        "{'sessionUpdate':'agent_message_chunk'}",
        "{'sessionUpdate':'agent_message_chunk','content':{'type':'hologram'}}",
        "{'sessionUpdate':'tool_call'}",
        "{'sessionUpdate':'tool_call_update','toolCallId':'never-announced'}",
        "{'sessionUpdate':'plan','entries':'none'}",
        "{'sessionUpdate':'usage_update','used':1}",
        "[1]",
        "null"
      })
  void whatSaysNothingIsPassedOver(String update) throws Exception {
    take(update);

    assertEquals(List.of(), settled());
  }
}
