package dev.pitwall.github;

import static dev.pitwall.github.Yard.AGENTS;
import static dev.pitwall.github.Yard.ALICE;
import static dev.pitwall.github.Yard.ALICES;
import static dev.pitwall.github.Yard.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.FakeAccounts;
import dev.pitwall.github.task.News;
import dev.pitwall.session.Act;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Task;
import dev.pitwall.session.Via;
import dev.pitwall.session.Viewer;
import dev.pitwall.store.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One of two instances stands still while it asks GitHub for something; the other, which has taken
 * that for dead, finds nothing and says so; and then GitHub is asked after all.
 */
class TwoInstancesLateStartTest {
  private static final String START = "POST /agents/repos/acme/shop/tasks";
  private static final String CREATE = "POST /repos/acme/shop/issues";
  private static final String PROMPT = "Fix the login button, please";

  private final String url = TestServer.fresh();
  private Instant now = Yard.SEVEN;
  private final FakeGitHub github = new FakeGitHub(() -> now);
  private OneOfTwo one;
  private OneOfTwo two;

  @BeforeEach
  void open() throws Exception {
    one = instance("one");
    two = instance("two");
    one.follow();
    github.fixed.put("GET /repos/acme/shop/issues/12/timeline?per_page=100", none());
    pass(20);
  }

  private OneOfTwo instance(String name) throws Exception {
    var log = new FakeLog(() -> now);
    return new OneOfTwo(url, name, github, log, new FakeAccounts(ALICES), () -> now);
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
    TestServer.drop(url);
  }

  /** Two stands still: time passes at one alone. */
  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      one.step();
    }
  }

  private static Task task(Via via) {
    return new Task(News.PROVIDER, SHOP, "Fix it", PROMPT, "Copilot", "", "", ALICE, "", null, via);
  }

  private List<Session> all() {
    return one.store.list(Viewer.anywhere(ALICE), SessionFilter.ALL, null, 9);
  }

  private Session only() {
    assertEquals(1, all().size(), () -> "" + all());
    return all().getFirst();
  }

  private static String ref(Session session) {
    return Objects.requireNonNull(session.ref()).id();
  }

  /** One carries what two has not come back with, and in the end gives it up. */
  private void oneGivesItUp() {
    var session = only();
    var act = new Act("a1", session.id(), ALICE, now, new Act.Start());
    for (int i = 0; i < 10 && !only().ended(); i++) {
      pass(10);
      one.tracker.end(act, one.sessions.start(session));
    }
    assertEquals(
        new SessionState.Failed(
            session.task().via() == Via.ISSUE
                ? "GitHub has not taken the issue: nothing was started. Start it again."
                : "GitHub has not taken the task: nothing was started. Start it again."),
        only().state());
  }

  private Session start(String line, Via via, Answers then) {
    github.instead =
        asked -> {
          if (!asked.equals(line)) {
            return asked.startsWith("GET /repos/acme/shop/issues?") ? none() : null;
          }
          return then.answer();
        };
    return two.dispatcher.start("a1", task(via), ALICE, AGENTS);
  }

  private Answer none() {
    return FakeGitHub.ok(JsonNodeFactory.instance.arrayNode(), now);
  }

  private interface Answers {
    @Nullable Answer answer();
  }

  private Answer made() {
    return FakeGitHub.ok(github.task("t1", "acme/shop", "Fix the login button").whole(), now);
  }

  @Test
  void theSessionWorksAfterAllWhenTheAnswerComes() {
    start(
        START,
        Via.TASK,
        () -> {
          oneGivesItUp();
          return made();
        });

    assertEquals("t1", ref(only()));
    assertEquals("in_progress", only().state().word());
    assertEquals(1, one.store.shown(only().id()).size());
    github.task("t1").now("completed");
    pass(20);
    assertEquals("completed", only().state().word());
    assertEquals(1, github.count("POST .*/tasks"));
  }

  @Test
  void itIsTheSameSessionWhenTheAnswerNeverComes() {
    killedAfter(this::oneGivesItUp, START, Via.TASK, this::made);
    pass(20);

    assertEquals("t1", ref(only()));
    assertEquals("in_progress", only().state().word());
    assertEquals(1, one.store.shown(only().id()).size());
  }

  /** Two is killed before it hears what GitHub has made of what it asked for so late. */
  private void killedAfter(Runnable before, String line, Via via, Answers made) {
    assertThrows(
        IllegalStateException.class,
        () ->
            start(
                line,
                via,
                () -> {
                  before.run();
                  var _ = made.answer();
                  throw new IllegalStateException("killed");
                }));
    two.close();
  }

  @Test
  void itIsTheSameSessionAlsoWhenItsTaskIsOverByThen() {
    killedAfter(
        this::oneGivesItUp,
        START,
        Via.TASK,
        () -> {
          var answer = made();
          github.task("t1").now("completed");
          return answer;
        });
    pass(20);

    assertEquals("t1", ref(only()));
    assertEquals("completed", only().state().word());
  }

  @Test
  void whoHasStartedItAgainHasTwoSessionsOfTwoTasks() {
    start(
        START,
        Via.TASK,
        () -> {
          oneGivesItUp();
          github.instead = _ -> null;
          github.fixed.put(
              START, FakeGitHub.ok(github.task("t2", "acme/shop", "Fix it").whole(), now));
          github.task("t2").prompt = PROMPT;
          one.dispatcher.start("a2", task(Via.TASK), ALICE, AGENTS);
          var answer = made();
          pass(20);
          return answer;
        });
    pass(20);

    assertEquals(List.of("t1", "t2"), all().stream().map(s -> ref(s)).sorted().toList());
  }

  @Test
  void aTaskOfTheSamePersonForSomethingElseIsAnother() {
    killedAfter(
        this::oneGivesItUp,
        START,
        Via.TASK,
        () -> {
          github.task("t1", "acme/shop", "Mend the footer");
          return null;
        });
    pass(20);

    assertEquals(2, all().size());
    assertEquals(
        "failed", one.store.find(SessionTracker.sessionFor("a1")).orElseThrow().state().word());
  }

  @Test
  void whoWantedItStoppedBeforeItBeganStillDoes() {
    start(
        START,
        Via.TASK,
        () -> {
          one.dispatcher.stop("s1", only().id(), ALICE, "wrong direction");
          oneGivesItUp();
          return made();
        });

    assertEquals("in_progress", only().state().word());
    assertTrue(only().stop().pending());
  }

  private ObjectNode issue() {
    var issue = JsonNodeFactory.instance.objectNode().put("number", 12);
    issue.putArray("assignees").addObject().put("login", "Copilot");
    return issue;
  }

  @Test
  void anIssueThatIsMadeLateIsTheSessionsToo() {
    start(
        CREATE,
        Via.ISSUE,
        () -> {
          oneGivesItUp();
          pass(600);
          return FakeGitHub.ok(issue(), now);
        });

    assertEquals(new SessionState.Queued("issue #12 assigned to Copilot"), only().state());
    assertEquals("acme/shop#12", ref(only()));
    pass(20);
    github.task("t1", "acme/shop", "Fix it").prompt = "Fix it\n\n" + PROMPT;
    pass(60);
    assertEquals("t1", ref(only()));
  }

  @Test
  void theTaskOfAnIssueThatWasMadeLateIsTheSessionsWhenNobodyHeardOfTheIssue() {
    killedAfter(
        this::oneGivesItUp,
        CREATE,
        Via.ISSUE,
        () -> {
          github.task("t1", "acme/shop", "Fix it").prompt = "Fix it\n\n" + PROMPT;
          return null;
        });
    pass(20);

    assertEquals("t1", ref(only()));
  }
}
