package dev.pitwall.github.log;

import static dev.pitwall.github.log.FakeGitHub.OCTOCAT;
import static dev.pitwall.github.log.Recorded.FIRST;
import static dev.pitwall.github.log.Recorded.TASK;
import static dev.pitwall.github.log.Recorded.subject;
import static dev.pitwall.github.log.Recorded.turn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.Unreachable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which form of a log is read, and how that is found out. */
class SessionLogsTest {
  private static final String EVENTS = "/agents/tasks/" + TASK + "/events?page=1&per_page=";
  private static final String TEXT = "/agents/sessions/" + FIRST + "/logs";
  private static final String BRANCH =
      "/repos/octo-org/shop/commits?sha=copilot%2Ffix-login-button"
          + "&since=2026-11-22T07%3A00%3A00Z&per_page=100";

  private final FakeGitHub github = new FakeGitHub();
  private final SessionLogs logs = new SessionLogs(github);
  private final LogSubject over = subject(turn(FIRST, true));

  @BeforeEach
  void everythingIsThere() {
    github.has(EVENTS + 1, "{\"events\":[],\"total\":32}");
    github.has(EVENTS + 100, Recorded.file("events.json"));
    github.has(TEXT, Recorded.file("text.log"));
    github.has(BRANCH, "[]");
  }

  private void noEvents(Kind kind) {
    github.refuses(EVENTS + 1, kind);
    github.refuses(EVENTS + 100, kind);
  }

  private LogNews.Read read(String cursor) {
    return assertInstanceOf(LogNews.Read.class, logs.news(OCTOCAT, over, cursor));
  }

  private String sentence() {
    return logs.finding(OCTOCAT).orElseThrow().sentence();
  }

  @Test
  void eventsAreBest() {
    assertEquals(LogWay.EVENTS, logs.probe(OCTOCAT, over).way());
    assertEquals("Logs of sessions are read from their events, as octocat.", sentence());
    assertEquals("EVENTS", Foreign.json(read("").cursor()).path("way").asText());
  }

  @Test
  void textLogsAreNextBest() {
    noEvents(Kind.NOT_FOUND);
    assertEquals("TEXT", Foreign.json(read("").cursor()).path("way").asText());
    assertEquals(
        "Logs of sessions are read from Copilot's text logs, as octocat: GitHub gives this account"
            + " no events.",
        sentence());
  }

  @Test
  void whatEverybodySeesIsLeft() {
    noEvents(Kind.PERMISSION);
    github.has(TEXT, "<html>");
    assertEquals("PUBLIC", Foreign.json(read("").cursor()).path("way").asText());
    assertEquals(
        "GitHub gives octocat no logs of sessions. Their threads tell what pull requests show:"
            + " commits, comments and checklists.",
        sentence());
  }

  @Test
  void whatIsRefusedLaterIsReadInAnotherFormFromWhereItWas() {
    var first = read("");
    noEvents(Kind.PERMISSION);
    var next = read(first.cursor());
    assertEquals("TEXT", Foreign.json(next.cursor()).path("way").asText());
    long told = Foreign.json(first.cursor()).path("at").asLong();
    next.entries().forEach(e -> assertEquals(true, e.at().toEpochMilli() > told));
    assertEquals(LogWay.TEXT, logs.finding(OCTOCAT).orElseThrow().way());
  }

  @Test
  void aTaskWithoutEventsSaysNothingOfTheOthers() {
    logs.probe(OCTOCAT, over);
    noEvents(Kind.NOT_FOUND);
    read("");
    int calls = github.asked.size();
    read("");
    assertEquals(1, github.asked.size() - calls);
    assertEquals(LogWay.EVENTS, logs.finding(OCTOCAT).orElseThrow().way());
  }

  @Test
  void withoutAnAnswerNothingIsDecided() {
    github.answers(EVENTS + 1, new Unreachable("no route"));
    assertInstanceOf(LogNews.Trouble.class, logs.news(OCTOCAT, over, ""));
    assertEquals(
        "Which logs GitHub gives octocat is not known yet: GitHub can't be asked now.", sentence());
    everythingIsThere();
    read("");
  }

  @Test
  void aSessionThatHasNoLogYetDecidesNothing() {
    noEvents(Kind.NOT_FOUND);
    github.refuses(TEXT, Kind.NOT_FOUND);
    var running = subject(turn(FIRST, false));
    assertEquals(new LogNews.Unchanged(), logs.news(OCTOCAT, running, ""));
    assertEquals(
        "Which logs GitHub gives octocat is not known yet: the session that was tried has no log"
            + " yet.",
        sentence());
    assertEquals(new LogNews.Unchanged(), logs.news(OCTOCAT, subject(), ""));
  }
}
