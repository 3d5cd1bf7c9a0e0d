package dev.pitwall.github;

import static dev.pitwall.github.Yard.ALICE;
import static dev.pitwall.github.Yard.ALICES;
import static dev.pitwall.github.Yard.PIT_LANE;
import static dev.pitwall.github.Yard.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.FakeAccounts;
import dev.pitwall.github.task.News;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Capability;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.Task;
import dev.pitwall.session.Via;
import dev.pitwall.session.Viewer;
import dev.pitwall.store.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One of two instances follows GitHub's sessions; people and GitHub reach either. */
class TwoInstancesTest {
  private static final String START = "POST /agents/repos/acme/shop/tasks";
  private static final String LIST = "GET /agents/repos/acme/shop/tasks.*";

  private final String url = TestServer.fresh();
  private Instant now = Yard.SEVEN;
  private final FakeGitHub github = new FakeGitHub(() -> now);
  private final FakeLog log = new FakeLog(() -> now);
  private OneOfTwo one;
  private OneOfTwo two;

  @BeforeEach
  void open() throws Exception {
    one = instance("one");
    two = instance("two");
    one.follow();
  }

  private OneOfTwo instance(String name) throws Exception {
    return new OneOfTwo(url, name, github, log, new FakeAccounts(ALICES), () -> now);
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
    TestServer.drop(url);
  }

  private void pass(int seconds, OneOfTwo... running) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      List.of(running).forEach(OneOfTwo::step);
    }
  }

  /** The other has it now, and this one does not know that yet. */
  private void givesTracking(String to) {
    TestServer.execute(
        url,
        "UPDATE lease SET owner = '%s', token = token + 1 WHERE name = 'tracking'".formatted(to));
  }

  private static Task task(String prompt) {
    return new Task(
        News.PROVIDER, SHOP, Task.titleOf(prompt), prompt, "Copilot", "", "", ALICE, "", null);
  }

  private static Task byIssue() {
    return new Task(
        News.PROVIDER,
        SHOP,
        "Fix it",
        "Fix the login button, please",
        "Copilot",
        "",
        "",
        ALICE,
        "",
        null,
        Via.ISSUE);
  }

  private static ObjectNode issue() {
    var issue = JsonNodeFactory.instance.objectNode().put("number", 12);
    issue.putArray("assignees").addObject().put("login", "Copilot");
    return issue;
  }

  private List<Session> all() {
    return one.store.list(Viewer.anywhere(ALICE), SessionFilter.ALL, null, 9);
  }

  private Session session() {
    return one.store.find(PIT_LANE, News.ref("t1")).orElseThrow();
  }

  private List<String> said() {
    return one.store.log(session().id(), 0, 100).stream()
        .map(entry -> ((LogEntry.Message) entry).text())
        .toList();
  }

  /** GitHub makes a task of what is sent, and then there happens something. */
  private void takes(Runnable then) {
    github.instead =
        line -> {
          if (!line.equals(START)) {
            return null;
          }
          var task = github.task("t1", "acme/shop", "Fix the login button").now("queued");
          then.run();
          return FakeGitHub.ok(task.whole(), now);
        };
  }

  @Test
  void aTaskThatIsListedHereBeforeTheOtherKnowsItsOwnIsNoSecondSession() {
    one.watch();
    pass(20, one, two);
    takes(() -> pass(40, one));

    var started = two.start("a1", task("Fix the login button, please"));

    assertEquals(started.id(), session().id());
    pass(20, one, two);
    assertEquals(List.of(started.id()), all().stream().map(Session::id).toList());
    assertEquals(1, one.store.shown(started.id()).size());
  }

  @Test
  void theTaskOfAnIssueThatWasAssignedAtTheOtherIsNoSecondSession() {
    one.watch();
    pass(20, one, two);
    github.fixed.put("POST /repos/acme/shop/issues", FakeGitHub.ok(issue(), now));
    var started = two.start("a1", byIssue());
    github.task("t1", "acme/shop", "Fix it").prompt = "Fix it\n\nFix the login button, please";

    for (int i = 0; i < 40; i++) {
      now = now.plusSeconds(1);
      // It has not heard of it.
      one.sessions.runDue();
    }
    assertEquals(started.id(), session().id());
    assertEquals(List.of(started.id()), all().stream().map(Session::id).toList());
  }

  @Test
  void aSessionThatWasStartedAtTheOtherIsFollowedAtOnce() {
    pass(20, one, two);
    takes(() -> {});
    two.start("a1", task("Fix the login button, please"));
    assertEquals("in_progress", session().state().word());

    github.task("t1").now("completed");
    pass(2, two, one);
    assertEquals("completed", session().state().word());
  }

  @Test
  void aWatchThatWasMadeAtTheOtherIsLookedAtAtOnce() {
    pass(20, one, two);
    assertEquals(0, github.count(LIST));

    two.watch();
    one.step();
    assertEquals(1, github.count(LIST));
  }

  @Test
  void aWebhookReachesTheOneThatFollowsOnce() {
    one.watch();
    pass(20, one, two);
    long before = github.count(LIST);

    two.sessions.lookNow("delivery-1", SHOP);
    pass(2, one);
    assertEquals(before + 1, github.count(LIST));

    one.sessions.lookNow("delivery-1", SHOP);
    pass(2, one);
    assertEquals(before + 1, github.count(LIST), "GitHub delivers it again, to the other");
  }

  @Test
  void whoNoLongerFollowsWritesNothingOfWhatItWasLookingAt() {
    github.task("t1", "acme/shop", "Fix the login button");
    one.watch();
    pass(20, one, two);
    log.says("t1", "Found it.");
    github.task("t1").touch();
    github.instead =
        line -> {
          if (line.equals("GET /agents/tasks/t1")) {
            github.instead = _ -> null;
            givesTracking("two");
            two.follow();
            two.sessions.resume(two.store.open(News.PROVIDER));
            pass(20, two);
          }
          return null;
        };

    pass(20, one);
    assertEquals(List.of("Found it."), said());
    pass(20, one, two);
    assertEquals(List.of("Found it."), said());
  }

  @Test
  void whoFollowsAgainWritesNothingOfWhatItWasLookingAtBefore() {
    github.task("t1", "acme/shop", "Fix the login button");
    one.watch();
    pass(20, one, two);
    log.says("t1", "Found it.");
    log.onNews =
        () -> {
          log.onNews = () -> {};
          givesTracking("two");
          two.follow();
          two.sessions.resume(two.store.open(News.PROVIDER));
          pass(20, two);
          givesTracking("one");
          one.followsAgain();
        };
    github.task("t1").touch();

    pass(20, one);
    assertEquals(List.of("Found it."), said());
  }

  @Test
  void whatCouldNotBeWrittenIsNewsWhenItIsSeenAgain() {
    var task = github.task("t1", "acme/shop", "Fix the login button");
    one.watch();
    pass(20, one);
    TestServer.execute(url, "ALTER TABLE session ADD CONSTRAINT full_disk CHECK (phase = 'open')");
    task.now("completed");
    pass(20, one);
    assertEquals("in_progress", session().state().word());

    TestServer.execute(url, "ALTER TABLE session DROP CONSTRAINT full_disk");
    pass(20, one);
    assertEquals("completed", session().state().word());
  }

  @Test
  void whenTheOneThatFollowedIsGoneTheOtherGoesOn() {
    var task = github.task("t1", "acme/shop", "Fix the login button");
    one.watch();
    pass(20, one, two);
    one.close();
    task.now("completed");

    two.follow();
    two.step();
    assertEquals(
        "completed", two.store.find(PIT_LANE, News.ref("t1")).orElseThrow().state().word());
  }

  /** GitHub takes messages in mid-run, and there is a task that is over to try that with. */
  private void steers(Answer answer) {
    github.task("t0", "acme/shop", "An old one").now("completed");
    github.task("t1", "acme/shop", "Fix the login button").steerable = true;
    github.fixed.put(
        "POST /agents/tasks/t0/steer",
        new Answer.Refused(Answer.Kind.INVALID, 422, "content is missing", null));
    github.fixed.put("POST /agents/tasks/t1/steer", answer);
    one.watch();
    pass(61, one, two);
  }

  @Test
  void whatIsSaidInMidRunReachesTheAgentFromAnyInstance() {
    steers(new Answer.Taken(202, "", null, now));

    assertTrue(two.sessions.capabilities(session()).contains(Capability.SAY_MID_TURN));
    assertEquals(new ActOutcome.Done(), two.sessions.say(session(), ALICE, "mind the tests"));
    assertEquals(
        "{\"type\":\"user_message\",\"content\":\"mind the tests\"}",
        String.valueOf(github.sent.get("POST /agents/tasks/t1/steer")));
    assertEquals(1, github.count("POST .*/t0/steer"), "one tries it out for both");
  }

  @Test
  void whatGitHubNoLongerTakesFromOneIsNotOfferedByTheOther() {
    steers(new Answer.Refused(Answer.Kind.NOT_FOUND, 404, "Not Found", null));
    assertTrue(one.sessions.capabilities(session()).contains(Capability.SAY_MID_TURN));

    two.sessions.say(session(), ALICE, "mind the tests");
    one.step();
    assertFalse(one.sessions.capabilities(session()).contains(Capability.SAY_MID_TURN));
  }

  @Test
  void aStartThatADeadInstanceWasLookingForIsFoundByTheOther() {
    github.instead =
        line -> {
          if (!line.equals(START)) {
            return null;
          }
          github.task("t1", "acme/shop", "Fix the login button");
          return new Answer.Unclear("no answer within 20 s");
        };
    pass(1, one, two);
    var started = two.start("a1", task("Fix the login button, please"));
    two.close();

    pass(80, one);
    assertEquals("t1", Objects.requireNonNull(session().ref()).id());
    assertEquals(started.id(), session().id());
    assertEquals(1, github.count("POST .*/tasks"));
  }

  @Test
  void aStartThatTheOtherIsStillSendingIsNotLookedFor() {
    pass(1, one, two);
    takes(() -> {
      pass(110, one);
      assertFalse(all().getFirst().ended());
    });
    var started = two.start("a1", task("Fix the login button, please"));

    assertTrue(one.store.find(started.id()).orElseThrow().ref() != null);
  }
}
