package dev.pitwall.github.log;

import static dev.pitwall.github.log.FakeGitHub.OCTOCAT;
import static dev.pitwall.github.log.Recorded.FIRST;
import static dev.pitwall.github.log.Recorded.TASK;
import static dev.pitwall.github.log.Recorded.turn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Progress;
import dev.pitwall.session.Repository;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of a session whose log GitHub keeps to itself. */
class PublicLogTest {
  private static final String REPO = "/repos/octo-org/shop";
  private static final String PULL = REPO + "/pulls/42";
  private static final String TIMELINE = REPO + "/issues/42/timeline?per_page=100&page=";
  private static final String BRANCH =
      REPO + "/commits?sha=copilot%2Ffix-login-button&since=2026-11-22T07%3A00%3A00Z&per_page=100";
  private static final String SHA = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

  private final FakeGitHub github = new FakeGitHub();
  private final List<LogEntry> told = new ArrayList<>();
  private SessionLog reader = new PublicLog(github);
  private String cursor = "";
  private LogNews last = new LogNews.Unchanged();

  private static LogSubject subject(@Nullable Integer pullRequest) {
    return new LogSubject(
        new Repository("octo-org", "shop"), TASK, List.of(turn(FIRST, false)), pullRequest);
  }

  private void look(@Nullable Integer pullRequest) {
    last = reader.news(OCTOCAT, subject(pullRequest), cursor);
    if (last instanceof LogNews.Read read) {
      told.addAll(read.entries());
      cursor = read.cursor();
    }
  }

  private void recorded() {
    github.has(PULL, Recorded.file("pull.json"));
    github.has(TIMELINE + 1, Recorded.file("timeline.json"));
    github.has(REPO + "/commits/" + SHA, Recorded.file("commit.json"));
  }

  @Test
  void whatEverybodySeesBecomesEntries() {
    recorded();
    look(42);
    Recorded.assertGolden("public.txt", Recorded.shown(told));
    var read = assertInstanceOf(LogNews.Read.class, last);
    assertEquals(
        "The button now uses the ErrorHandler class, because errors must reach the log.",
        read.closing());
    assertEquals("Copilot met an error and ended its work.", read.failure());
  }

  @Test
  void nothingIsToldTwice() {
    recorded();
    look(42);
    int entries = told.size();
    look(42);
    assertEquals(new LogNews.Unchanged(), last);
    reader = new PublicLog(github);
    look(42);
    assertEquals(entries, told.size());
  }

  @Test
  void anItemThatIsCheckedOffIsProgress() {
    recorded();
    look(42);
    github.has(
        PULL,
        Recorded.file("pull.json").replace("[ ] Ask", "[x] Ask").replace("07:05:30", "07:09:30"));
    look(42);
    assertEquals("✓ Ask for review", ((Progress) told.getLast()).text());
  }

  @Test
  void aBranchWithoutPullRequestTellsItsCommitsOnce() {
    recorded();
    look(null);
    assertEquals(List.of(), told);
    github.has(
        BRANCH,
        """
        [{"sha":"%s","author":{"login":"Copilot"},"commit":{"message":"Pass the login handler to the button",
          "author":{"name":"x","date":"2026-11-22T07:05:00Z"},"committer":{"date":"2026-11-22T07:05:00Z"}}},
         {"sha":"3a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d","author":{"login":"octocat"},
          "commit":{"message":"Mine","author":{"name":"Mona","date":"2026-11-22T07:05:00Z"}}}]
        """
            .formatted(SHA));
    look(null);
    assertEquals(1, told.size());
    look(42);
    assertEquals(1, told.stream().filter(e -> e instanceof LogEntry.ToolCall).count());
  }

  @Test
  void allPagesOfTheTimelineAreRead() {
    github.has(PULL, "{}");
    github.hasMore(TIMELINE + 1, "[]", "https://api.example/next");
    github.has(TIMELINE + 2, Recorded.file("timeline.json"));
    look(42);
    int entries = told.size();
    assertEquals(5, entries);
    github.has(TIMELINE + 2, Recorded.file("timeline.json").replace("\"id\": 6", "\"id\": 66"));
    look(42);
    assertEquals(entries + 1, told.size());
  }

  @Test
  void troubleRepeatsAndLosesNothing() {
    recorded();
    github.refuses(TIMELINE + 1, Kind.SERVER);
    look(42);
    assertInstanceOf(LogNews.Trouble.class, last);
    recorded();
    look(42);
    int entries = told.size();
    github.refuses(TIMELINE + 1, Kind.RATE);
    look(42);
    recorded();
    look(42);
    assertEquals(7, entries);
    assertEquals(entries, told.size());
  }

  @Test
  void nonsenseDoesNoHarm() {
    github.has(PULL, "{\"body\":7}");
    github.has(
        TIMELINE + 1, "[null,7,{\"event\":\"committed\"},{\"event\":\"commented\",\"user\":[]}]");
    look(42);
    assertEquals(List.of(), told);
  }
}
