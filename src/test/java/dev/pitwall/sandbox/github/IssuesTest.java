package dev.pitwall.sandbox.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.sandbox.github.rest.Availability;
import dev.pitwall.sandbox.github.rest.Feature;
import dev.pitwall.sandbox.github.world.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issues and the agent: what is seen of it by accounts that get no tasks. */
class IssuesTest {
  private static final String ISSUES = "/repos/octo-org/shop/issues";
  private static final String TO_COPILOT = "\"assignees\": [\"copilot-swe-agent[bot]\"]";

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

  private JsonNode assigned() throws Exception {
    var answer =
        alice.post(ISSUES, "{\"title\": \"Fix it\", \"body\": \"All\", " + TO_COPILOT + "}");
    assertEquals(201, answer.statusCode());
    return Client.json(answer);
  }

  @Test
  void thePullRequestOfAnIssueStandsInTheIssuesTimeline() throws Exception {
    int number = assigned().path("number").asInt();
    var timeline = ISSUES + "/" + number + "/timeline";
    assertEquals(0, alice.read(timeline).size());
    var task = github.tasks().getLast();
    github.stepUntil(task, State.IN_PROGRESS);

    var event = alice.read(timeline).path(0);

    assertEquals("cross-referenced", event.path("event").asText());
    var source = event.at("/source/issue");
    assertEquals(github.pullRequest(task), source.path("number").asInt());
    assertEquals("Copilot", source.at("/user/login").asText());
    assertTrue(source.has("pull_request"));
  }

  @Test
  void issuesAreListedByWhoMadeThemAndSinceWhen() throws Exception {
    assigned();
    clock.forward(Duration.ofMinutes(5));
    var later = assigned();
    var since = ISSUES + "?state=all&creator=alice-gh&since=2026-11-22T07:01:00Z";
    assertEquals(2, alice.read(ISSUES + "?creator=alice-gh").size());
    assertEquals(0, alice.read(ISSUES + "?creator=bob-gh").size());
    assertEquals(later.path("number"), alice.read(since).path(0).path("number"));
    assertEquals(1, alice.read(since).size());
    assertEquals(422, alice.get(ISSUES + "?since=yesterday").statusCode());
  }

  @Test
  void whatHasNotBegunEndsWithItsAssignment() throws Exception {
    int number = assigned().path("number").asInt();
    var path = ISSUES + "/" + number + "/assignees";
    var answer = alice.change("DELETE", path, "{" + TO_COPILOT + "}");
    assertEquals(0, Client.json(answer).path("assignees").size());
    assertEquals(State.CANCELLED, github.state(github.tasks().getLast()));
  }

  @Test
  void anAssignmentToAnotherRepositoryIsRefusedBeforeAnythingIsMade() throws Exception {
    var wish = "\"agent_assignment\": {\"target_repo\": \"octo-org/api\"}";
    var answer = alice.post(ISSUES, "{\"title\": \"Fix it\", " + TO_COPILOT + ", " + wish + "}");
    assertEquals(422, answer.statusCode());
    assertEquals(0, alice.read(ISSUES).size());
  }

  @Test
  void whereCopilotCanNotBeAssignedItIsLeftOutWithoutAWord() throws Exception {
    assertEquals(List.of("copilot-swe-agent", "alice-gh"), assignable());
    github.set(Feature.ASSIGNMENT, Availability.ABSENT);
    assertEquals(List.of("alice-gh"), assignable());
    assertEquals(0, assigned().path("assignees").size());
    assertEquals(List.of(), github.tasks());
  }

  private List<String> assignable() throws Exception {
    var query =
        "{\"query\": \"query{repository{suggestedActors{nodes{login}}}}\", \"variables\":"
            + " {\"owner\": \"octo-org\", \"name\": \"shop\"}}";
    return Client.json(alice.post("/graphql", query)).findValuesAsText("login");
  }

  @Test
  void aPlanWithoutTasksIsToldSoAndShownNone() throws Exception {
    github.set(Feature.TASKS, Availability.FORBIDDEN);
    assertEquals(403, alice.get("/agents/tasks").statusCode());
    var answer = alice.post("/agents/repos/octo-org/shop/tasks", "{\"prompt\": \"Fix it\"}");
    assertEquals(403, answer.statusCode());
    assertTrue(answer.body().contains("You do not have access to Copilot cloud agent."));
  }
}
