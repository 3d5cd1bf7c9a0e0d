package dev.pitwall.sandbox.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.sandbox.github.world.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions live: what is seen of them from outside while they are stepped. */
class SessionsTest {
  private static final String SHOP = "/repos/octo-org/shop";

  private final SettableClock clock = new SettableClock();
  private SandboxGitHub github;
  private Client alice;

  @BeforeEach
  void start() throws Exception {
    github = SandboxGitHub.start(Client.settings(clock).empty());
    alice = new Client(github, Client.ALICE);
  }

  @AfterEach
  void stop() {
    github.close();
  }

  private String begin(String prompt) {
    return github.startTask("octo-org", "shop", prompt, "alice");
  }

  private String begun(String prompt) {
    var id = begin(prompt);
    github.stepUntil(id, State.IN_PROGRESS);
    return id;
  }

  private JsonNode pull(String task) throws Exception {
    return alice.read(SHOP + "/pulls/" + github.pullRequest(task));
  }

  private List<String> timeline(String task) throws Exception {
    return alice
        .read(SHOP + "/issues/" + github.pullRequest(task) + "/timeline")
        .valueStream()
        .map(event -> event.path("event").asText())
        .filter(event -> !event.equals("committed"))
        .toList();
  }

  private JsonNode run(String branch) throws Exception {
    var runs = alice.read(SHOP + "/actions/runs?branch=" + branch);
    assertEquals(1, runs.path("total_count").asInt());
    return runs.path("workflow_runs").path(0);
  }

  @Test
  void aTaskIsQueuedThenWorkedOnThenReadyForReview() throws Exception {
    var id = begin("Fix the login button");
    assertEquals(State.QUEUED, github.state(id));
    github.step(id);
    var queued = alice.read(SHOP + "/actions/runs?status=queued").path("workflow_runs").path(0);
    assertEquals("dynamic/copilot-swe-agent/copilot", queued.path("path").asText());
    assertEquals("dynamic", queued.path("event").asText());

    github.step(id);
    assertEquals(State.IN_PROGRESS, github.state(id));
    var draft = pull(id);
    assertTrue(draft.path("draft").asBoolean());
    assertEquals("[WIP] Fix the login button", draft.path("title").asText());
    assertEquals("Copilot", draft.path("user").path("login").asText());
    assertEquals(0, draft.path("changed_files").asInt());
    assertEquals("in_progress", run("copilot/fix-the-login-button").path("status").asText());
    assertEquals(List.of("copilot_work_started"), timeline(id));

    github.finish(id);
    var ready = pull(id);
    assertFalse(ready.path("draft").asBoolean());
    assertEquals("Lead the log-in button to the log-in page", ready.path("title").asText());
    assertEquals(
        """
        - [x] Find where the button comes from
        - [x] Write a test that fails
        - [x] Mend the link
        - [x] Run all tests and the linter

        > **Original prompt**
        >
        > Fix the login button\
        """,
        ready.path("body").asText());
    assertEquals(2, ready.path("changed_files").asInt());
    assertEquals(6, ready.path("additions").asInt());
    assertEquals(1, ready.path("deletions").asInt());
    assertEquals("alice-gh", ready.path("requested_reviewers").path(0).path("login").asText());
    assertEquals("success", run("copilot/fix-the-login-button").path("conclusion").asText());
    assertEquals(
        List.of("copilot_work_started", "copilot_work_finished", "review_requested"), timeline(id));
  }

  @Test
  void theTimelineNamesTheAppAndThePerson() throws Exception {
    var id = begun("Fix the login button");
    var event =
        alice
            .read(SHOP + "/issues/" + github.pullRequest(id) + "/timeline")
            .valueStream()
            .filter(line -> line.path("event").asText().equals("copilot_work_started"))
            .findFirst()
            .orElseThrow();
    assertEquals("alice-gh", event.path("actor").path("login").asText());
    assertEquals("copilot-swe-agent", event.path("performed_via_github_app").path("slug").asText());
  }

  @Test
  void itsCommitsStandInTheTimeline() throws Exception {
    var id = begun("Fix the login button");
    github.finish(id);
    var timeline = alice.read(SHOP + "/issues/" + github.pullRequest(id) + "/timeline");
    var last =
        timeline
            .valueStream()
            .filter(line -> line.path("event").asText().equals("committed"))
            .reduce((_, later) -> later)
            .orElseThrow();
    assertEquals(
        "Lead the log-in button to the log-in page",
        last.path("message").asText().lines().findFirst().orElse(""));
    assertEquals("Copilot", last.path("author").path("name").asText());
    var commit = alice.read(SHOP + "/commits/" + last.path("sha").asText());
    assertEquals("test/login.test.ts", commit.path("files").path(0).path("filename").asText());
    assertEquals("src/login.ts", commit.path("files").path(1).path("filename").asText());
    assertEquals(1, commit.path("stats").path("deletions").asInt());
  }

  @Test
  void itsCommitsAreOnTheBranchAndInTheComparison() throws Exception {
    var id = begin("Fix the login button");
    github.finish(id);
    var branch = "copilot/fix-the-login-button";
    var commits = alice.read(SHOP + "/commits?sha=" + branch);
    assertEquals(4, commits.size());
    var newest = commits.path(0).path("commit").path("message").asText();
    assertEquals(
        "Lead the log-in button to the log-in page\n\n"
            + "Co-authored-by: alice-gh <583231+alice-gh@users.noreply.github.com>",
        newest);
    var compared = alice.read(SHOP + "/compare/main..." + branch);
    assertEquals(3, compared.path("ahead_by").asInt());
    assertEquals("test/login.test.ts", compared.path("files").path(0).path("filename").asText());
    var number = github.pullRequest(id);
    assertEquals(compared.path("files"), alice.read(SHOP + "/pulls/" + number + "/files"));
    assertEquals(3, alice.read(SHOP + "/pulls/" + number + "/commits").size());
    assertEquals(404, alice.get(SHOP + "/compare/main...nothing").statusCode());
  }

  @Test
  void theClockAloneMovesItOn() {
    var id = begin("Fix the login button");
    github.tick();
    assertEquals(State.QUEUED, github.state(id));
    clock.forward(Duration.ofSeconds(2));
    github.tick();
    assertEquals(State.IN_PROGRESS, github.state(id));
    clock.forward(Duration.ofSeconds(40));
    github.tick();
    assertEquals(State.COMPLETED, github.state(id));
  }

  @Test
  void cancellingItsRunEndsItALittleLater() throws Exception {
    var id = begun("[hang] Wait");
    var cancel = SHOP + "/actions/runs/" + run("copilot/wait").path("id").asText() + "/cancel";
    var guest = new Client(github, Client.GUEST);
    assertEquals(403, guest.post(cancel, "").statusCode());
    assertEquals(202, alice.post(cancel, "").statusCode());
    assertEquals(State.IN_PROGRESS, github.state(id));
    clock.forward(Duration.ofSeconds(3));
    github.tick();
    assertEquals(State.CANCELLED, github.state(id));
    assertEquals("cancelled", run("copilot/wait").path("conclusion").asText());
    var again = alice.post(cancel, "");
    assertEquals(409, again.statusCode());
    assertEquals(
        "Cannot cancel a workflow run that is completed.",
        Client.json(again).path("message").asText());
    assertEquals(404, alice.post(SHOP + "/actions/runs/1/cancel", "").statusCode());
  }

  @Test
  void aForcedCancelIsNoticedAtOnce() throws Exception {
    var id = begun("[hang] Wait");
    var run = SHOP + "/actions/runs/" + run("copilot/wait").path("id").asText();
    assertEquals(202, alice.post(run + "/force-cancel", "").statusCode());
    github.tick();
    assertEquals(State.CANCELLED, github.state(id));
  }

  @Test
  void aStubbornSessionStaysInProgressUntilItTimesOut() throws Exception {
    var id = begun("[ignore-cancel] Wait");
    var run = SHOP + "/actions/runs/" + run("copilot/wait").path("id").asText();
    assertEquals(202, alice.post(run + "/cancel", "").statusCode());
    assertEquals("cancelled", run("copilot/wait").path("conclusion").asText());
    clock.forward(Duration.ofMinutes(10));
    github.tick();
    assertEquals(State.IN_PROGRESS, github.state(id));
    clock.forward(Duration.ofMinutes(50));
    github.tick();
    assertEquals(State.TIMED_OUT, github.state(id));
  }

  @Test
  void anySessionIsStubbornWhenTheFaultSaysSo() throws Exception {
    github.faults().cancelIgnored(true);
    var id = begun("Fix the login button");
    var run = run("copilot/fix-the-login-button").path("id").asText();
    assertEquals(202, alice.post(SHOP + "/actions/runs/" + run + "/cancel", "").statusCode());
    clock.forward(Duration.ofMinutes(10));
    github.tick();
    assertEquals(State.IN_PROGRESS, github.state(id));
  }

  @Test
  void someFailAndSomeTimeOut() throws Exception {
    var failed = begin("[fail] Upgrade");
    github.stepUntil(failed, State.FAILED);
    var session = alice.read("/agents/tasks/" + failed).path("sessions").path(0);
    assertEquals(
        "The dependencies could not be installed.", session.path("error").path("message").asText());
    assertEquals(
        List.of("copilot_work_started", "copilot_work_finished_failure"), timeline(failed));
    assertTrue(pull(failed).path("draft").asBoolean());
    var late = begin("[time-out] Everything");
    github.stepUntil(late, State.TIMED_OUT);
    assertEquals("timed_out", run("copilot/everything").path("conclusion").asText());
  }

  @Test
  void aCommentByAWriterBeginsANewSessionOnTheBranch() throws Exception {
    var id = begin("Fix the login button");
    github.finish(id);
    var comments = SHOP + "/issues/" + github.pullRequest(id) + "/comments";
    var guest = new Client(github, Client.GUEST);
    assertEquals(201, guest.post(comments, "{\"body\":\"@copilot more\"}").statusCode());
    assertEquals(201, alice.post(comments, "{\"body\":\"Looks good\"}").statusCode());
    assertEquals(1, github.sessions(id));

    var bob = new Client(github, Client.BOB);
    assertEquals(201, bob.post(comments, "{\"body\":\"@copilot add a note\"}").statusCode());
    assertEquals(2, github.sessions(id));
    assertEquals(State.QUEUED, github.state(id));
    var seen = alice.read(comments);
    assertEquals(0, seen.path(0).path("reactions").path("eyes").asInt());
    assertEquals(1, seen.path(2).path("reactions").path("eyes").asInt());
    github.finish(id);
    var task = alice.read("/agents/tasks/" + id);
    assertEquals("completed", task.path("state").asText());
    assertEquals(583232, task.path("sessions").path(1).path("user").path("id").asLong());
    assertEquals("@copilot add a note", task.path("sessions").path(1).path("prompt").asText());
    assertEquals(4, pull(id).path("commits").asInt());
  }

  @Test
  void nobodyIsHeardOnAClosedPullRequest() throws Exception {
    var id = begin("Fix the login button");
    github.finish(id);
    github.mergePullRequest(id, "bob");
    var merged = pull(id);
    assertEquals("closed", merged.path("state").asText());
    assertTrue(merged.path("merged").asBoolean());
    assertEquals("bob-gh", merged.path("merged_by").path("login").asText());
    var comments = SHOP + "/issues/" + github.pullRequest(id) + "/comments";
    alice.post(comments, "{\"body\":\"@copilot more\"}");
    assertEquals(1, github.sessions(id));
  }

  @Test
  void anIssueGivenToTheAgentBecomesATask() throws Exception {
    var body =
        """
        {"title": "Fix the login button", "body": "It leads nowhere.",
         "assignees": ["copilot-swe-agent[bot]"],
         "agent_assignment": {"target_repo": "octo-org/shop", "base_branch": "main",
           "custom_instructions": "Add a test.", "custom_agent": "", "model": ""}}\
        """;
    assertEquals(403, new Client(github, Client.GUEST).post(SHOP + "/issues", body).statusCode());
    var issue = alice.post(SHOP + "/issues", body);
    assertEquals(201, issue.statusCode());
    assertEquals("Copilot", Client.json(issue).path("assignees").path(0).path("login").asText());
    var task = alice.read("/agents/tasks").path("tasks").path(0);
    var prompt =
        alice
            .read("/agents/tasks/" + task.path("id").asText())
            .path("sessions")
            .path(0)
            .path("prompt")
            .asText();
    assertEquals("Fix the login button\n\nIt leads nowhere.\n\nAdd a test.", prompt);

    var plain = Client.json(alice.post(SHOP + "/issues", "{\"title\":\"Later\"}"));
    assertEquals(1, github.tasks().size());
    var later = SHOP + "/issues/" + plain.path("number").asText() + "/assignees";
    var assigned = alice.post(later, "{\"assignees\":[\"copilot-swe-agent[bot]\"]}");
    assertEquals(201, assigned.statusCode());
    assertEquals(2, github.tasks().size());
    var renamed = SHOP + "/issues/" + plain.path("number").asText();
    var patched =
        Client.json(
            alice.change("PATCH", renamed, "{\"title\":\"Now\",\"assignees\":[\"bob-gh\"]}"));
    assertEquals("Now", patched.path("title").asText());
    assertEquals(patched, alice.read(renamed));
    assertEquals(List.of("bob-gh"), patched.path("assignees").findValuesAsText("login"));
  }
}
