package dev.pitwall.github;

import static dev.pitwall.github.Yard.AGENTS;
import static dev.pitwall.github.Yard.ALICE;
import static dev.pitwall.github.Yard.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.task.News;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Task;
import dev.pitwall.session.Via;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that is started by an issue: one session, whatever GitHub shows of it and when. */
class ViaIssueTest {
  private static final String CREATE = "POST /repos/acme/shop/issues";
  private static final String ASSIGNEES = "/repos/acme/shop/issues/12/assignees";
  private static final String PROMPT = "Fix the login button, please";

  @TempDir Path directory;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory);
    yard.github.fixed.put(
        "GET /repos/acme/shop/issues/12/timeline?per_page=100",
        FakeGitHub.ok(JsonNodeFactory.instance.arrayNode(), yard.now));
    yard.github.fixed.put(CREATE, FakeGitHub.ok(issue(), yard.now));
  }

  @AfterEach
  void close() {
    yard.close();
  }

  private ObjectNode issue() {
    var issue =
        JsonNodeFactory.instance
            .objectNode()
            .put("number", 12)
            .put("html_url", "https://github.com/acme/shop/issues/12")
            .put("body", PROMPT)
            .put("created_at", yard.now.toString());
    issue.putObject("user").put("id", 583231).put("login", "alice-gh");
    issue.putArray("assignees").addObject().put("login", "Copilot");
    return issue;
  }

  private Session start(String model) {
    var task =
        new Task(
            News.PROVIDER,
            SHOP,
            "Fix it",
            PROMPT,
            "Copilot",
            model,
            "next",
            ALICE,
            "",
            null,
            Via.ISSUE);
    return yard.dispatcher.start("a1", task, ALICE, AGENTS);
  }

  private static String note(Session session) {
    return assertInstanceOf(SessionState.Queued.class, session.state()).note();
  }

  private static String ref(Session session) {
    return Objects.requireNonNull(session.ref()).id();
  }

  private @Nullable JsonNode sent(String line) {
    return yard.github.sent.get(line);
  }

  @Test
  void theIssueHasThePromptAndTheAssignmentWhatWasAskedBesides() {
    var session = start("gpt-5.4");
    assertEquals(
        "{\"assignees\":[\"copilot-swe-agent[bot]\"],\"agent_assignment\":{\"target_repo\":"
            + "\"acme/shop\",\"base_branch\":\"next\",\"model\":\"gpt-5.4\"},\"title\":\"Fix it\","
            + "\"body\":\"Fix the login button, please\"}",
        String.valueOf(sent(CREATE)));
    assertEquals("issue #12 assigned to Copilot", note(session));
    assertEquals("https://github.com/acme/shop/issues/12", session.url());
    assertEquals("acme/shop#12", ref(session));
    assertEquals(0, yard.github.count("POST /agents/.*"));
  }

  @Test
  void whatNeverBeginsIsSaidNotToAndAfterAnHourIsOver() {
    var session = start("");
    yard.pass(Duration.ofMinutes(4));
    assertEquals("issue #12 assigned to Copilot", note(yard.again(session)));
    yard.pass(Duration.ofMinutes(2));
    assertEquals(
        "issue #12 assigned to Copilot, with no sign of its work after 5 min",
        note(yard.again(session)));
    yard.pass(Duration.ofMinutes(55));
    assertEquals(
        new SessionState.Failed(
            "Copilot has not begun within an hour of being assigned issue #12. Look at the issue on"
                + " GitHub, then start it again."),
        yard.again(session).state());
  }

  @Test
  void aStopBeforeItBeganTakesTheIssueFromCopilotAndSaysSo() {
    var session = start("");
    yard.github.fixed.put(
        "DELETE " + ASSIGNEES, FakeGitHub.ok(JsonNodeFactory.instance.objectNode(), yard.now));
    yard.pass(5);
    assertEquals(
        new Dispatcher.Answer.Carried(new ActOutcome.Done()),
        yard.dispatcher.stop("a2", session.id(), ALICE, "mistaken"));
    assertEquals(
        "{\"assignees\":[\"copilot-swe-agent[bot]\"]}",
        String.valueOf(sent("DELETE " + ASSIGNEES)));
    assertEquals("queued", yard.again(session).state().word());
    yard.pass(60);
    assertInstanceOf(SessionState.Cancelled.class, yard.again(session).state());
    assertInstanceOf(StopRequest.Confirmed.class, yard.again(session).stop());
    var said =
        assertInstanceOf(LogEntry.Progress.class, yard.store.log(session.id(), 0, 1).getFirst());
    assertEquals("Issue #12 is no longer assigned to Copilot.", said.text());
  }

  @Test
  void aTaskThatAWatchShowsIsTheIssuesAndNoSecondSession() {
    yard.watch();
    var session = start("");
    var task = yard.github.task("t1", "acme/shop", "Fix it");
    task.prompt = "Fix it\n\nFix the login button,\nplease";
    yard.pass(40);
    assertEquals("t1", ref(yard.again(session)));
    assertEquals(session.id(), yard.session("t1").id());
    assertEquals("in_progress", yard.again(session).state().word());
    task.now("completed");
    yard.pass(40);
    assertEquals("completed", yard.again(session).state().word());
  }

  @Test
  void aTaskOfSomethingElseWaitsUntilItIsKnownWhoseItIsAndGetsItsOwnCard() {
    yard.watch();
    var session = start("");
    yard.github.task("t2", "acme/shop", "Something else");
    yard.pass(60);
    assertEquals(false, yard.known("t2"));
    yard.pass(Duration.ofMinutes(11));
    assertEquals(true, yard.known("t2"));
    assertEquals("acme/shop#12", ref(yard.again(session)));
  }

  @Test
  void anIssueThatMayHaveBeenMadeIsFoundByItsBodyAndNotMadeTwice() {
    yard.github.fixed.put(CREATE, new Answer.Unclear("no answer within 20 s"));
    var session = start("");
    assertEquals("", note(session));
    var list = JsonNodeFactory.instance.arrayNode().add(issue());
    yard.github.instead =
        line ->
            line.startsWith("GET /repos/acme/shop/issues?state=all")
                ? FakeGitHub.ok(list, yard.now)
                : null;
    yard.restart();
    yard.pass(15);
    assertEquals("acme/shop#12", ref(yard.again(session)));
    assertEquals(1, yard.github.count(CREATE));
  }

  @Test
  void anIssueThatGitHubDidNotAssignIsAssignedOrSaidNotToBe() {
    var bare = issue();
    bare.putArray("assignees");
    yard.github.fixed.put(CREATE, FakeGitHub.ok(bare, yard.now));
    yard.github.fixed.put(
        "POST " + ASSIGNEES,
        new Answer.Refused(Kind.PERMISSION, 403, "Must have write access", null));
    assertEquals(
        new SessionState.Failed(
            "Issue #12 is there, but Copilot has not got it. GitHub does not allow `alice-gh` to do"
                + " that: “Must have write access”. Ask somebody who administers the repository for"
                + " access."),
        start("").state());
  }
}
