package dev.pitwall.github;

import static dev.pitwall.github.Yard.ALICE;
import static dev.pitwall.github.Yard.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.session.Act;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.StopRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people ask of sessions is done at GitHub, as the person. */
class ActsTest {
  private static final String START = "POST /agents/repos/acme/shop/tasks";
  private static final String RUNS =
      "GET /repos/acme/shop/actions/runs?per_page=50&branch=copilot%2Ffix-t1";

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

  /** GitHub makes a task of what is sent. */
  private void takesTasks() {
    yard.github.instead =
        line -> {
          if (!line.equals(START)) {
            return null;
          }
          var task = yard.github.task("t1", "acme/shop", "Fix the login button");
          return FakeGitHub.ok(task.now("queued").whole(), yard.now);
        };
  }

  @Test
  void aTaskIsStartedAsAskedAndFollowed() {
    takesTasks();
    var session = yard.start("Fix the login button, please");
    assertEquals(
        "{\"prompt\":\"Fix the login button, please\",\"create_pull_request\":true}",
        String.valueOf(yard.github.sent.get(START)));
    assertEquals("t1", Objects.requireNonNull(session.ref()).id());
    yard.github.task("t1").now("completed");
    yard.pass(20);
    assertEquals("completed", yard.again(session).state().word());
    assertEquals(session.id(), yard.session("t1").id());
  }

  @Test
  void aRefusalIsToldInGitHubsWords() {
    yard.github.fixed.put(
        START, new Answer.Refused(Kind.INVALID, 422, "model is not available", null));
    var session = yard.start("Fix the login button");
    assertEquals(
        new SessionState.Failed(
            "GitHub does not take that: “model is not available”. Change it and try again."),
        session.state());
  }

  @Test
  void aStartThatMayHaveBeenTakenIsAdoptedAndNeverMadeTwice() {
    yard.watch();
    yard.github.instead =
        line -> {
          if (!line.equals(START)) {
            return null;
          }
          yard.github.task("t1", "acme/shop", "Fix the login button");
          return new Answer.Unclear("no answer within 20 s");
        };
    var session = yard.start("Fix the login button, please");
    assertEquals("queued", session.state().word());
    yard.pass(30);
    assertEquals("t1", Objects.requireNonNull(yard.again(session).ref()).id());
    assertEquals("in_progress", yard.again(session).state().word());
    assertEquals(1, yard.github.count("POST .*/tasks"));
    assertEquals(session.id(), yard.session("t1").id());
  }

  @Test
  void aStartThatWasNotTakenIsToldAsThatAfterAWhile() {
    yard.github.fixed.put(START, new Answer.Unclear("no answer within 20 s"));
    var session = yard.start("Fix the login button");
    yard.pass(60);
    assertEquals("queued", yard.again(session).state().word());
    yard.pass(60);
    assertEquals(
        new SessionState.Failed(
            "GitHub has not taken the task: nothing was started. Start it again."),
        yard.again(session).state());
    assertEquals(1, yard.github.count("POST .*/tasks"));
  }

  @Test
  void aStartBeforeARestartIsLookedUpFirst() {
    var act = new Act("a1", SessionTracker.sessionFor("a1"), ALICE, yard.now, new Act.Start());
    var session = yard.tracker.queue(act, yard.task("Fix the login button, please"), Yard.AGENTS);
    yard.github.task("t1", "acme/shop", "Fix the login button");
    yard.now = yard.now.plusSeconds(3);
    yard.restart();
    assertEquals("t1", Objects.requireNonNull(yard.again(session).ref()).id());
    assertEquals(0, yard.github.count("POST .*/tasks"));
  }

  @Test
  void aStopIsAskedAgainUntilGitHubSaysThatItIsSo() {
    takesTasks();
    var session = yard.start("Fix the login button, please");
    var task = yard.github.task("t1").now("in_progress");
    yard.pass(16);
    assertEquals(new ActOutcome.Done(), stop(session.id()));
    assertEquals(0, yard.github.count("POST .*cancel"));

    task.opens(7);
    runs("in_progress");
    yard.pass(20);
    assertTrue(yard.github.count("POST /repos/acme/shop/actions/runs/41/cancel") >= 1);
    assertEquals(0, yard.github.count("POST .*/actions/runs/42/.*"));
    assertEquals("in_progress", yard.again(session).state().word());

    yard.restart();
    yard.pass(120);
    assertTrue(yard.github.count("POST /repos/acme/shop/actions/runs/41/force-cancel") >= 1);
    assertTrue(yard.again(session).stop().pending());

    task.now("cancelled");
    yard.pass(20);
    assertInstanceOf(SessionState.Cancelled.class, yard.again(session).state());
    assertInstanceOf(StopRequest.Confirmed.class, yard.again(session).stop());
    yard.github.asked.clear();
    yard.pass(180);
    assertEquals(0, yard.github.count("POST .*cancel"));
  }

  @Test
  void whoMayNotStopItIsToldSo() {
    takesTasks();
    var session = yard.start("Fix the login button, please");
    yard.github.task("t1").now("in_progress").opens(7);
    yard.pass(16);
    runs("in_progress");
    yard.github.fixed.put(
        "POST /repos/acme/shop/actions/runs/41/cancel",
        new Answer.Refused(Kind.PERMISSION, 403, "Must have write access", null));
    assertEquals(
        new ActOutcome.Refused(
            "GitHub does not allow `alice-gh` to do that: “Must have write access”. Ask somebody"
                + " who administers the repository for access."),
        stop(session.id()));
  }

  private ActOutcome stop(SessionId id) {
    var answer = yard.dispatcher.stop("stop-" + yard.now, id, ALICE, "");
    return assertInstanceOf(Dispatcher.Answer.Carried.class, answer).outcome();
  }

  private void runs(String status) {
    var runs = JsonNodeFactory.instance.objectNode();
    var list = runs.putArray("workflow_runs");
    list.addObject()
        .put("id", 41)
        .put("path", "dynamic/copilot-swe-agent/copilot")
        .put("status", status)
        .put("head_branch", "copilot/fix-t1");
    list.addObject()
        .put("id", 42)
        .put("path", ".github/workflows/ci.yml")
        .put("status", status)
        .put("head_branch", "copilot/fix-t1");
    yard.github.fixed.put(RUNS, FakeGitHub.ok(runs, yard.now));
    yard.github.fixed.put(
        "POST /repos/acme/shop/actions/runs/41/cancel", new Answer.Taken(202, "", null, yard.now));
    yard.github.fixed.put(
        "POST /repos/acme/shop/actions/runs/41/force-cancel",
        new Answer.Refused(Kind.CONFLICT, 409, "", null));
  }

  @Test
  void whatIsSaidIsACommentOfThePersonOnThePullRequest() {
    yard.watch();
    var task = yard.github.task("t1", "acme/shop", "Fix the login button");
    yard.pass(16);
    var session = yard.session("t1");
    assertFalse(yard.sessions.capabilities(session).contains(Capability.SAY));
    assertEquals(
        new ActOutcome.Refused(
            "GitHub takes messages to this session only as comments on its pull request, and it"
                + " has none yet. Say it again when the card shows one."),
        yard.sessions.say(session, ALICE, "use @octocat's way"));

    task.opens(7);
    yard.pass(16);
    var comment = "POST /repos/acme/shop/issues/7/comments";
    yard.github.fixed.put(comment, new Answer.Taken(201, "{}", null, yard.now));
    assertTrue(yard.sessions.capabilities(yard.session("t1")).contains(Capability.FOLLOW_UP));
    assertEquals(
        new ActOutcome.Done(), yard.sessions.say(yard.session("t1"), ALICE, "use @octocat's way"));
    assertEquals(
        "{\"body\":\"@copilot use @octocat's way\"}",
        String.valueOf(yard.github.sent.get(comment)));
  }

  @Test
  void whatCanBeSteeredIsSteered() {
    yard.github.instead =
        line ->
            line.equals("POST /agents/tasks/t0/steer")
                ? new Answer.Refused(Kind.INVALID, 422, "content is missing", null)
                : line.equals("POST /agents/tasks/t1/steer")
                    ? new Answer.Taken(202, "", null, yard.now)
                    : null;
    yard.github.task("t0", "acme/shop", "An old one").now("completed");
    yard.watch();
    yard.github.task("t1", "acme/shop", "Fix the login button").steerable = true;
    yard.pass(Duration.ofMinutes(7));
    var session = yard.session("t1");
    assertTrue(yard.sessions.capabilities(session).contains(Capability.SAY_MID_TURN));
    assertEquals(new ActOutcome.Done(), yard.sessions.say(session, ALICE, "mind the tests"));
    assertEquals(
        "{\"type\":\"user_message\",\"content\":\"mind the tests\"}",
        String.valueOf(yard.github.sent.get("POST /agents/tasks/t1/steer")));
  }

  @Test
  void whoHasNoAccountIsToldHowToLinkOne() {
    var link =
        "GitHub must know that it is you who asks. Type `/agents link` to connect your account.";
    yard.github.task("t1", "acme/shop", "Fix the login button");
    yard.pass(16);
    var session = yard.session("t1");
    assertEquals(Optional.of(link), yard.sessions.missing(BOB));
    assertEquals(
        Optional.of(link), yard.sessions.objection(session, BOB, new Act.Say("stop that")));
    assertEquals(new ActOutcome.Refused(link), yard.sessions.stop(session, BOB, ""));
    assertEquals(Optional.empty(), yard.sessions.missing(ALICE));
  }

  @Test
  void anAnswerElsewhereClosesTheQuestion() {
    yard.watch();
    var task = yard.github.task("t1", "acme/shop", "Fix the login button").now("waiting_for_user");
    yard.pass(16);
    assertInstanceOf(SessionState.WaitingForUser.class, yard.session("t1").state());
    task.now("in_progress");
    yard.pass(16);
    assertEquals("in_progress", yard.session("t1").state().word());
    yard.tell(yard.session("t1").id(), new SessionEvent.Seen());
  }
}
