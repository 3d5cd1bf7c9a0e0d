package dev.pitwall.github;

import static dev.pitwall.github.Yard.AGENTS;
import static dev.pitwall.github.Yard.ALICE;
import static dev.pitwall.github.Yard.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.github.task.News;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.Task;
import dev.pitwall.session.Via;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a task is that some list shows late, or that is one of two with the same words. */
class IssuesOfBeforeTest {
  private static final String CREATE = "POST /repos/acme/shop/issues";
  private static final String PROMPT = "Fix the login button, please";

  @TempDir Path directory;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  private Session start(int issue) {
    var made =
        JsonNodeFactory.instance
            .objectNode()
            .put("number", issue)
            .put("html_url", "https://github.com/acme/shop/issues/" + issue)
            .put("created_at", yard.now.toString());
    made.putArray("assignees").addObject().put("login", "Copilot");
    yard.github.fixed.put(CREATE, FakeGitHub.ok(made, yard.now));
    timeline(issue, JsonNodeFactory.instance.arrayNode());
    var task =
        new Task(
            News.PROVIDER, SHOP, "Fix it", PROMPT, "Copilot", "", "", ALICE, "", null, Via.ISSUE);
    return yard.dispatcher.start("a" + issue, task, ALICE, AGENTS);
  }

  private void timeline(int number, ArrayNode lines) {
    yard.github.fixed.put(
        "GET /repos/acme/shop/issues/" + number + "/timeline?per_page=100",
        FakeGitHub.ok(lines, yard.now));
  }

  /** Copilot's pull request closes the issue, and nothing is to be seen of how it goes. */
  private void opens(FakeTask task, int pull, int issue) {
    task.opens(pull);
    var lines = JsonNodeFactory.instance.arrayNode();
    ObjectNode line = lines.addObject().put("event", "cross-referenced");
    var source = line.putObject("source").putObject("issue").put("number", pull);
    source.put("created_at", yard.now.toString()).put("body", "Fixes #" + issue);
    source.putObject("user").put("login", "Copilot");
    source.putObject("pull_request");
    timeline(issue, lines);
    timeline(pull, JsonNodeFactory.instance.arrayNode());
  }

  private FakeTask task(String id) {
    return yard.github.task(id, "acme/shop", "Fix the login button");
  }

  /** GitHub lists nobody any task. */
  private void noLists(boolean now) {
    var nothing = JsonNodeFactory.instance.objectNode();
    nothing.putArray("tasks");
    yard.github.instead =
        line ->
            now && line.matches("GET /agents/.*tasks\\?.*")
                ? FakeGitHub.ok(nothing, yard.now)
                : null;
  }

  /** Pitwall begins again, and GitHub lists all there is. */
  private void twoDaysLater() {
    yard.now = yard.now.plus(Duration.ofDays(2));
    noLists(false);
    yard.restart();
  }

  private static String ref(Session session) {
    return Objects.requireNonNull(session.ref()).id();
  }

  private List<Session> all() {
    return yard.store.list(ALICE, SessionFilter.ALL, null, 9);
  }

  @Test
  void aTaskThatAListShowsDaysAfterItsEndIsNoSecondSession() {
    var session = start(12);
    noLists(true);
    var task = task("t1").now("completed");
    yard.tell(session.id(), new SessionEvent.Completed("Done."));
    twoDaysLater();

    task.touch();
    yard.watch();
    yard.pass(20);
    assertEquals(1, all().size());
    assertEquals("t1", ref(yard.again(session)));
    assertInstanceOf(SessionState.Completed.class, yard.again(session).state());
  }

  @Test
  void aTaskOnTheBranchOfOneIsItsWhateverItsWords() {
    var session = start(12);
    var task = task("t1");
    noLists(true);
    opens(task, 7, 12);
    yard.pass(40);
    yard.tell(session.id(), new SessionEvent.Completed("Done."));
    assertEquals("copilot/fix-t1", yard.again(session).work().branch());
    assertEquals("acme/shop#12", ref(yard.again(session)));
    twoDaysLater();

    task.prompt = "Something else";
    task.now("completed");
    yard.watch();
    yard.pass(20);
    assertEquals("t1", ref(yard.again(session)));
  }

  @Test
  void ofTwoThatWereAskedTheSameEachGetsItsOwnTask() {
    yard.watch();
    var first = start(12);
    var second = start(13);
    // GitHub lists the later one first.
    var later = task("t2");
    var earlier = task("t1");
    yard.pass(40);
    assertFalse(yard.known("t1") || yard.known("t2"), "nobody can tell them apart yet");

    opens(later, 8, 13);
    opens(earlier, 7, 12);
    yard.pass(60);
    assertEquals("t1", ref(yard.again(first)));
    assertEquals("t2", ref(yard.again(second)));
    assertEquals(2, all().size());
  }
}
