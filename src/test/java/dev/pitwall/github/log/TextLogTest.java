package dev.pitwall.github.log;

import static dev.pitwall.github.log.FakeGitHub.OCTOCAT;
import static dev.pitwall.github.log.Recorded.FIRST;
import static dev.pitwall.github.log.Recorded.SECOND;
import static dev.pitwall.github.log.Recorded.subject;
import static dev.pitwall.github.log.Recorded.turn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Failure;
import dev.pitwall.session.LogEntry.Message;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copilot's text log, as it grows and however it comes. */
class TextLogTest {
  private static final String LOG = Recorded.file("text.log");

  private final FakeGitHub github = new FakeGitHub();
  private final LogSubject running = subject(turn(FIRST, false));
  private final LogSubject over = subject(turn(FIRST, true));
  private final List<LogEntry> told = new ArrayList<>();
  private SessionLog reader = new TextLog(github);
  private String cursor = "";
  private LogNews last = new LogNews.Unchanged();

  private static String path(String turn) {
    return "/agents/sessions/" + turn + "/logs";
  }

  private void look(LogSubject subject, String log) {
    github.has(path(FIRST), log);
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
    reader = new TextLog(github);
  }

  private static List<LogEntry> all() {
    var test = new TextLogTest();
    test.look(test.over, LOG);
    return test.told;
  }

  private LogNews.Read read() {
    return assertInstanceOf(LogNews.Read.class, last);
  }

  @Test
  void aRecordedLogBecomesEntries() {
    look(over, LOG);
    Recorded.assertGolden("text.txt", Recorded.shown(told));
    assertEquals(
        "Fixed the login button because its handler was never passed, and added a test.",
        read().closing());
    assertEquals("", read().activity());
    assertEquals("", read().failure());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLogThatGrowsByLinesIsToldOnce(boolean restarting) {
    for (int end = LOG.indexOf('\n'); end >= 0; end = LOG.indexOf('\n', end + 1)) {
      look(running, LOG.substring(0, end));
      if (restarting) {
        restart();
      }
    }
    look(over, LOG);
    assertEquals(all(), told);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 511})
  void aLogThatIsCutAnywhereIsToldOnce(int step) {
    var log = LOG.replace("\n", "\r\n");
    for (int end = 0; end < log.length(); end += step) {
      look(running, log.substring(0, end));
    }
    restart();
    look(over, log);
    assertEquals(all(), told);
  }

  @Test
  void everyStoredCursorGoesOnWithTheRest() {
    var lines = LOG.split("(?<=\n\n)");
    for (int i = 0; i <= lines.length; i++) {
      var test = new TextLogTest();
      test.look(test.running, String.join("", List.of(lines).subList(0, i)));
      test.restart();
      test.look(test.over, LOG);
      test.restart();
      test.look(test.over, LOG);
      assertEquals(all(), test.told, "cut after line " + i);
    }
  }

  @Test
  void aLogThatShrinksRepeatsAndLosesNothing() {
    var lines = List.of(LOG.split("(?<=\n\n)"));
    look(running, String.join("", lines.subList(0, 20)));
    look(running, String.join("", lines.subList(0, 12)));
    restart();
    look(running, String.join("", lines.subList(0, 12)));
    look(running, "");
    look(running, String.join("", lines.subList(0, 22)));
    // What is old is put away.
    look(running, String.join("", lines.subList(18, 24)));
    restart();
    look(over, String.join("", lines.subList(18, lines.size())));
    assertEquals(all(), told);
  }

  @Test
  void theActivityIsTheCallThatBegan() {
    var lines = List.of(LOG.split("(?<=\n\n)"));
    look(running, String.join("", lines.subList(0, 11)));
    assertEquals("running the unit tests", read().activity());
    restart();
    look(running, String.join("", lines.subList(0, 15)));
    assertEquals("editing `test/click.test.tsx`", read().activity());
  }

  @Test
  void nothingNewIsUnchangedAndCostsNoReading() {
    look(running, LOG);
    look(running);
    assertEquals(new LogNews.Unchanged(), last);
    assertEquals(2, github.asked.size());
  }

  @Test
  void aCallThatIsOpenWhenTheTurnEndsWasBrokenOff() {
    var lines = List.of(LOG.split("(?<=\n\n)"));
    look(running, String.join("", lines.subList(0, 11)));
    look(over);
    restart();
    look(over);
    var call = (ToolCall) told.getLast();
    assertEquals("call_6", call.callId());
    assertEquals(ToolStatus.CANCELLED, call.status());
    assertEquals(1, told.stream().filter(call::equals).count());
    // What came of it comes too late, and is not told as another call.
    restart();
    look(over, LOG);
    assertEquals(all().size(), told.size());
  }

  @Test
  void theNextTurnIsReadWhenOneIsOver() {
    look(running, LOG);
    github.has(
        path(SECOND),
        "data: {\"object\":\"chat.completion.chunk\",\"created\":1795331300,"
            + "\"choices\":[{\"delta\":{\"content\":\"Done again.\"}}]}\n");
    var both = subject(turn(FIRST, true), turn(SECOND, false));
    look(both);
    look(both);
    assertEquals(new LogNews.Unchanged(), last);
    restart();
    look(both);
    assertEquals(all().size() + 1, told.size());
    assertEquals("Done again.", ((Message) told.getLast()).text());
    assertEquals("/agents/sessions/" + SECOND + "/logs", github.asked.getLast());
  }

  @Test
  void aRestartBetweenTurnsRepeatsAndLosesNothing() {
    github.has(path(SECOND), LOG.replace("call_", "again_"));
    for (int end = 0; end < LOG.length(); end += 700) {
      look(running, LOG.substring(0, end));
      restart();
    }
    // The end of the first turn is read when the second has begun already.
    github.has(path(FIRST), LOG);
    var both = subject(turn(FIRST, true), turn(SECOND, false));
    look(both);
    restart();
    look(both);
    restart();
    look(subject(turn(FIRST, true), turn(SECOND, true)));
    assertEquals(all(), told.subList(0, all().size()));
    assertEquals(2 * all().size(), told.size());
  }

  @Test
  void aTurnWithoutALogIsPassedOver() {
    github.has(path(SECOND), LOG);
    look(subject(turn(FIRST, true), turn(SECOND, true)));
    assertEquals(all(), told);
  }

  @Test
  void aLongMessageIsToldInParts() {
    var words = "A line of a long report.\\n".repeat(2_000);
    look(
        over,
        "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"delta\":{\"content\":\"%s\"}}]}\n"
            .formatted(words));
    assertEquals(4, told.size());
    var texts = told.stream().map(e -> ((Message) e).text()).toList();
    assertEquals(words.replace("\\n", "\n").strip(), String.join("\n", texts));
  }

  @Test
  void aCursorThatIsNonsenseBeginsAnew() {
    for (var nonsense : List.of("null", "[]", "{}", "{\"mark\":7}", "%%")) {
      var test = new TextLogTest();
      test.cursor = nonsense;
      test.look(test.over, LOG);
      assertEquals(all().size(), test.told.size(), nonsense);
    }
  }

  @Test
  void whatIsNoLogLineIsPassedOver() {
    look(
        over,
        """
        event: ping
        data: {"object":"chat.completion.chunk","choices":[{"delta":{"content":"broken
        data: [1]
        data: {"object":"other","choices":[{"delta":{"content":"not mine"}}]}
        data: {"object":"chat.completion.chunk","choices":"none"}
        data: {"object":"chat.completion.chunk","choices":[{"delta":{"role":"user","content":"me"}}]}
        data: {"object":"chat.completion.chunk","choices":[{"delta":{"tool_calls":[{"id":7},null]}}]}
        data: {"object":"chat.completion.chunk","created":"x","choices":[{"delta":{"content":"Hi \\u001b[31mthere\\ud800"}}]}
        data: {"object":"chat.completion.chunk","choices":[{"delta":{"content":"<error>It broke.</error>"}}]}
        \uFFFD\uFFFD
        data: [DONE]
        """);
    assertEquals(
        List.of(
            new Message(Recorded.BEGUN, "Hi there\uFFFD"),
            new Failure(Recorded.BEGUN, "It broke.")),
        told.stream().filter(e -> !(e instanceof ToolCall)).toList());
    assertEquals("It broke.", read().failure());
  }

  @Test
  void aLogThatIsNotThereYetIsNoTrouble() {
    look(running);
    assertEquals(List.of(), told);
    assertFalse(last instanceof LogNews.Trouble);
    github.refuses(path(FIRST), Kind.SERVER);
    look(running);
    assertInstanceOf(LogNews.Trouble.class, last);
    look(over, LOG);
    assertEquals(all(), told);
  }

  @Test
  void troubleOnTheWayRepeatsNothing() {
    look(running, LOG);
    github.refuses(path(FIRST), Kind.SERVER);
    look(running);
    assertInstanceOf(LogNews.Trouble.class, last);
    look(over, LOG);
    assertEquals(all(), told);
  }

  @Test
  void whatWasToldButNotStoredIsToldAgain() {
    look(running, LOG);
    var lost = List.copyOf(told);
    told.clear();
    cursor = "";
    look(running);
    assertEquals(lost, told);
  }

  @Test
  void aHugeLogIsReadAndItsOutputCut() {
    var chunk = LOG.lines().filter(l -> l.contains("11 passed")).findFirst().orElseThrow();
    var big = chunk.replace("FAIL test", "x".repeat(1 << 20) + " FAIL test").replace("call_6", "%");
    var log = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      log.append(big.replace("\"%\"", "\"big_" + i + "\"")).append('\n');
    }
    look(running, log.toString());
    look(over, log.append(chunk).append('\n').toString());
    assertEquals(51, told.size());
    var detail = ((ToolCall) told.getFirst()).detail();
    assertEquals(1, detail.exitCode());
    assertTrue(detail.output().length() <= LogEntry.Detail.OUTPUT_LIMIT);
    assertTrue(detail.output().endsWith("at Login (src/Login.tsx:2:10)"), detail.output());
    assertTrue(cursor.length() < 2_000, cursor);
  }
}
