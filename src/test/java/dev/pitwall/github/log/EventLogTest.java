package dev.pitwall.github.log;

import static dev.pitwall.github.log.FakeGitHub.OCTOCAT;
import static dev.pitwall.github.log.Recorded.FIRST;
import static dev.pitwall.github.log.Recorded.TASK;
import static dev.pitwall.github.log.Recorded.subject;
import static dev.pitwall.github.log.Recorded.turn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Message;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolStatus;
import dev.pitwall.session.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task's events, as they grow and shift. */
class EventLogTest {
  private static final List<JsonNode> EVENTS =
      StreamSupport.stream(
              Foreign.json(Recorded.file("events.json")).path("events").spliterator(), false)
          .toList();

  private final FakeGitHub github = new FakeGitHub();
  private final LogSubject running = subject(turn(FIRST, false));
  private final LogSubject over = subject(turn(FIRST, true));
  private final List<LogEntry> told = new ArrayList<>();
  private SessionLog reader = new EventLog(github);
  private String cursor = "";
  private LogNews last = new LogNews.Unchanged();

  private static String path(int page) {
    return "/agents/tasks/" + TASK + "/events?page=" + page + "&per_page=100";
  }

  private void look(LogSubject subject, List<JsonNode> events) {
    for (int page = 1; page == 1 || (page - 1) * 100 < events.size(); page++) {
      var body = Foreign.JSON.createObjectNode().put("total", events.size());
      var batch = body.putArray("events");
      events.stream().skip((page - 1) * 100L).limit(100).forEach(batch::add);
      github.has(path(page), body.toString());
    }
    look(subject);
  }

  private void look(LogSubject subject) {
    last = reader.news(OCTOCAT, subject, cursor);
    if (last instanceof LogNews.Read read) {
      told.addAll(read.entries());
      cursor = read.cursor();
    }
  }

  private void restart() {
    reader = new EventLog(github);
  }

  private LogNews.Read read() {
    return assertInstanceOf(LogNews.Read.class, last);
  }

  private static List<LogEntry> all(List<JsonNode> events) {
    var test = new EventLogTest();
    test.look(test.over, events);
    return test.told;
  }

  private static List<JsonNode> upTo(String id) {
    return EVENTS.subList(0, Integer.parseInt(id.substring(1)));
  }

  private static JsonNode event(String json) {
    return Foreign.json(json.replace('\'', '"'));
  }

  @Test
  void recordedEventsBecomeEntries() {
    look(over, EVENTS);
    Recorded.assertGolden("events.txt", Recorded.shown(told));
    assertEquals("You have no premium requests left.", read().failure());
    assertEquals("", read().closing());
    assertEquals("", read().activity());
    assertNull(read().question());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eventsThatComeOneByOneAreToldOnce(boolean restarting) {
    for (int i = 0; i <= EVENTS.size(); i++) {
      look(running, EVENTS.subList(0, i));
      if (restarting) {
        restart();
      }
    }
    look(over);
    assertEquals(all(EVENTS), told);
  }

  @Test
  void everyStoredCursorGoesOnWithTheRest() {
    for (int i = 0; i <= EVENTS.size(); i++) {
      var test = new EventLogTest();
      test.look(test.running, EVENTS.subList(0, i));
      test.restart();
      test.look(test.over, EVENTS);
      test.restart();
      test.look(test.over, EVENTS);
      assertEquals(all(EVENTS), test.told, "cut after event " + i);
    }
  }

  @Test
  void whatPassesMayBeGoneWhenReadAgain() {
    var durable = EVENTS.stream().filter(e -> !e.path("ephemeral").asBoolean()).toList();
    look(running, upTo("e16"));
    restart();
    look(over, durable);
    assertEquals(all(EVENTS), told);
  }

  @Test
  void theIntentIsTheActivityUntilTheTurnEnds() {
    look(running, upTo("e6"));
    assertEquals("exploring codebase", read().activity());
    look(running, upTo("e11"));
    assertEquals("running the tests", read().activity());
    look(running, upTo("e17"));
    assertEquals("thinking", read().activity());
    look(running, upTo("e26"));
    assertEquals("", read().activity());
    assertEquals("Fixed the login button because its handler was never passed.", read().closing());
  }

  @Test
  void aPermissionIsAskedForAndGiven() {
    look(running, upTo("e15"));
    var question = question();
    assertEquals("Install a package", question.title());
    assertEquals("npm install left-pad", question.detail());
    assertEquals(
        new Reply("permission_response", "r1", "approved"),
        Reply.to(question, question.options().getFirst()).orElseThrow());
    restart();
    look(running, upTo("e15"));
    assertEquals(question, question());
    look(running, upTo("e16"));
    assertNull(read().question());
  }

  @Test
  void aChoiceIsSentInItsOwnWords() {
    look(running, upTo("e21"));
    var question = question();
    assertEquals("Which handler is right?", question.title());
    assertEquals(
        new Reply("ask_user_response", "r2", "handleSignIn"),
        Reply.to(question, question.options().get(1)).orElseThrow());
  }

  @Test
  void aPlanAndAFormAreQuestionsToo() {
    look(
        running,
        List.of(
            event(
                "{'id':'a','type':'exit_plan_mode.requested','data':{'requestId':'p','summary':'Two"
                    + " steps','planContent':'1."
                    + " Look','actions':['exit_only','autopilot','new']}}")));
    assertEquals("Two steps", question().title());
    assertEquals(
        List.of("Accept the plan", "Accept, and work on its own"),
        question().options().stream().map(Question.Option::label).toList());
    assertEquals(
        new Reply("plan_approval_response", "p", "autopilot"),
        Reply.to(question(), question().options().get(1)).orElseThrow());
    look(
        running,
        List.of(
            event(
                "{'id':'f','type':'elicitation.requested','data':{'requestId':'q','message':'Which"
                    + " colour?',"
                    + "'requestedSchema':{'properties':{'c':{'enum':['red','blue']}}}}}")));
    restart();
    cursor = "";
    look(running);
    assertEquals(
        List.of("red", "blue", "Decline"),
        question().options().stream().map(Question.Option::label).toList());
  }

  @Test
  void aQuestionThatCannotBeToldByItsIdIsPassedOver() {
    for (var id : List.of("", " ", "a\\u0000b", "p".repeat(101))) {
      look(
          running,
          List.of(
              event(
                  "{'id':'a','type':'exit_plan_mode.requested','data':{'requestId':'"
                      + id
                      + "'}}")));
      assertNull(read().question(), id);
    }
  }

  private Question question() {
    var question = read().question();
    assertNotNull(question);
    return question;
  }

  private static JsonNode said(int i) {
    return event(
        "{'id':'m%d','type':'assistant.message','timestamp':'2026-11-22T07:%02d:%02dZ','data':{'messageId':'m%d','content':'Word %d.'}}"
            .formatted(i, i / 60, i % 60, i, i));
  }

  private static List<JsonNode> said(int from, int to) {
    return IntStream.range(from, to).mapToObj(EventLogTest::said).toList();
  }

  private List<String> words() {
    return told.stream().map(e -> ((Message) e).text()).toList();
  }

  private static List<String> words(int from, int to) {
    return IntStream.range(from, to).mapToObj("Word %d."::formatted).toList();
  }

  @Test
  void onlyTheLastPageIsReadAgain() {
    look(running, said(0, 250));
    github.asked.clear();
    look(running, said(0, 299));
    assertEquals(List.of(path(3)), github.asked);
    look(running, said(0, 300));
    github.asked.clear();
    look(running, said(0, 420));
    assertEquals(List.of(path(3), path(4), path(5)), github.asked);
    look(over);
    assertEquals(words(0, 420), words());
  }

  @Test
  void aPageThatShiftsWhileItIsPagedLosesNothing() {
    look(running, said(0, 250));
    // The first three are gone, so each page begins further on.
    look(running, said(3, 330));
    look(running, said(3, 340));
    restart();
    look(over, said(3, 350));
    assertEquals(words(0, 350), words());
  }

  @Test
  void eventsThatShrinkRepeatAndLoseNothing() {
    look(running, said(0, 150));
    look(running, said(0, 140));
    restart();
    look(running, said(0, 140));
    look(running, said(0, 20));
    look(running, said(0, 160));
    look(over, said(0, 170));
    assertEquals(words(0, 170), words());
  }

  @Test
  void aPageThatFailsIsReadNextTime() {
    look(running, said(0, 150));
    github.refuses(path(2), Kind.SERVER);
    look(running);
    assertInstanceOf(LogNews.Trouble.class, last);
    restart();
    look(running);
    assertInstanceOf(LogNews.Trouble.class, last);
    look(over, said(0, 170));
    assertEquals(words(0, 170), words());
  }

  @Test
  void aLongLogWhoseSecondPageFailsIsToldInPart() {
    look(running, said(0, 150));
    var test = new EventLogTest();
    test.look(test.running, said(0, 100));
    test.github.refuses(path(2), Kind.SERVER);
    test.look(test.running);
    test.look(test.over, said(0, 150));
    assertEquals(words(0, 150), test.words());
  }

  @Test
  void nonsenseDoesNoHarm() {
    look(
        over,
        List.of(
            event("{}"),
            event("{'id':7,'type':['x'],'data':[]}"),
            event("{'id':'a','type':'assistant.message','data':'text'}"),
            event("{'id':'b','type':'assistant.message','data':{'toolRequests':[null,{}]}}"),
            event("{'id':'c','type':'tool.execution_complete','data':{'toolCallId':'never'}}"),
            event("{'id':'d','type':'permission.requested','data':{}}"),
            event(
                "{'id':'e','type':'assistant.message','timestamp':'soon','data':{'content':'Hi'}}")));
    assertEquals(List.of(new Message(Recorded.BEGUN, "Hi")), told);
    github.has(path(1), "<html>");
    cursor = "";
    look(running);
    assertInstanceOf(LogNews.Trouble.class, last);
  }

  @Test
  void anAgentThatIsStoppedLeavesItsCallsCancelled() {
    look(running, upTo("e8"));
    look(over);
    assertEquals(
        List.of(ToolStatus.CANCELLED, ToolStatus.CANCELLED),
        told.stream()
            .filter(e -> e instanceof ToolCall)
            .map(e -> ((ToolCall) e).status())
            .toList());
    restart();
    look(over);
    assertEquals(2, told.stream().filter(e -> e instanceof ToolCall).count());
  }
}
