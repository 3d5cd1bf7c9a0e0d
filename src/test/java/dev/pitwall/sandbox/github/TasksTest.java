package dev.pitwall.sandbox.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.sandbox.github.world.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TasksTest {
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

  private List<String> begin(int tasks) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < tasks; i++) {
      clock.forward(Duration.ofSeconds(1));
      ids.add(github.startTask("octo-org", "shop", "Task " + i, "alice"));
    }
    return ids;
  }

  private List<String> names(JsonNode list) {
    return list.path("tasks").valueStream().map(task -> task.path("name").asText()).toList();
  }

  @Test
  void aTaskIsStartedAndFoundAgain() throws Exception {
    var created =
        alice.post(
            "/agents/repos/octo-org/shop/tasks",
            """
            {"prompt": "Fix the login button on the homepage", "base_ref": "main",
             "create_pull_request": true, "custom_agent": "frontend"}\
            """);
    assertEquals(201, created.statusCode());
    var task = Client.json(created);
    var id = task.path("id").asText();
    assertEquals(
        Client.json(
            """
            {"id": "ID", "url": "URLapi/agents/repos/octo-org/shop/tasks/ID",
             "html_url": "URLocto-org/shop/copilot/tasks/ID",
             "name": "Fix the login button on the homepage", "creator_type": "user",
             "state": "queued", "session_count": 1, "archived_at": null,
             "created_at": "2026-11-22T07:00:00Z", "updated_at": "2026-11-22T07:00:00Z",
             "creator": {"id": 583231}, "owner": {"id": 9919}, "repository": {"id": 1296269},
             "custom_agent": {"id": "frontend"}, "artifacts": []}\
            """
                .replace("ID", id)
                .replace("URL", github.url().toString())),
        task);
    var found = alice.read("/agents/tasks/" + id);
    assertEquals(1, found.path("sessions").size());
    assertEquals(id, found.path("sessions").path(0).path("task_id").asText());
    assertEquals(found, alice.read("/agents/repos/octo-org/shop/tasks/" + id));
    assertEquals(404, alice.get("/agents/repos/octo-org/api/tasks/" + id).statusCode());
  }

  @Test
  void aWorkedTaskHasTheDocumentedShape() throws Exception {
    var id = github.startTask("octo-org", "shop", "Fix the login button", "alice");
    github.finish(id);
    var task = alice.read("/agents/tasks/" + id);
    assertEquals("completed", task.path("state").asText());
    var branch = task.path("artifacts").path(0);
    assertEquals(
        Client.json(
            """
            {"provider": "github", "type": "branch",
             "data": {"head_ref": "copilot/fix-the-login-button", "base_ref": "main"}}\
            """),
        branch);
    var pull = task.path("artifacts").path(1);
    assertEquals("pull", pull.path("type").asText());
    var data = pull.path("data");
    assertTrue(data.path("global_id").asText().startsWith("PR_kwDOABPHjc6"));
    var session = task.path("sessions").path(0);
    for (var field :
        List.of(
            "id",
            "name",
            "user",
            "owner",
            "repository",
            "task_id",
            "state",
            "created_at",
            "updated_at",
            "completed_at",
            "prompt",
            "head_ref",
            "base_ref",
            "model",
            "usage")) {
      assertTrue(session.has(field), field);
    }
    assertEquals("ai_credits", session.path("usage").path("type").asText());
    assertFalse(session.has("workflow_run_id"));
    assertFalse(session.has("logs"));

    github.pullsAsResources(true);
    var other = alice.read("/agents/tasks/" + id).path("artifacts").path(1);
    assertEquals("github_resource", other.path("type").asText());
    assertEquals("pull", other.path("data").path("type").asText());
    assertEquals(data.path("id"), other.path("data").path("id"));
  }

  @Test
  void whatThePlanOrTheRepositoryDoesNotHaveIsRefused() throws Exception {
    var path = "/agents/repos/octo-org/shop/tasks";
    var model = alice.post(path, "{\"prompt\":\"x\",\"model\":\"gpt-2\"}");
    assertEquals(422, model.statusCode());
    assertTrue(
        model.body().contains("{\"code\":\"custom\",\"message\":\"model is not available"),
        model.body());
    assertEquals(422, alice.post(path, "{\"prompt\":\"x\",\"base_ref\":\"nope\"}").statusCode());
    assertEquals(422, alice.post(path, "{\"prompt\":\"x\",\"head_ref\":\"nope\"}").statusCode());
    assertEquals(
        422, alice.post(path, "{\"prompt\":\"x\",\"custom_agent\":\"nope\"}").statusCode());
    assertEquals(0, github.tasks().size());
  }

  @Test
  void withoutAPullRequestThereIsABranchOnly() throws Exception {
    var path = "/agents/repos/octo-org/shop/tasks";
    var id = Client.json(alice.post(path, "{\"prompt\":\"Look around\"}")).path("id").asText();
    github.finish(id);
    var artifacts = alice.read("/agents/tasks/" + id).path("artifacts");
    assertEquals(1, artifacts.size());
    assertEquals("branch", artifacts.path(0).path("type").asText());
    assertEquals(0, github.pullRequest(id));
  }

  @Test
  void aTaskCanGoOnWithAPullRequestThatIsOpen() throws Exception {
    var first = github.startTask("octo-org", "shop", "Fix the login button", "alice");
    github.finish(first);
    var again =
        alice.post(
            "/agents/repos/octo-org/shop/tasks",
            """
            {"prompt": "Go on", "head_ref": "copilot/fix-the-login-button", "base_ref": "main"}\
            """);
    var artifacts = Client.json(again).path("artifacts");
    assertEquals(alice.read("/agents/tasks/" + first).path("artifacts").path(1), artifacts.path(1));
  }

  @Test
  void listsAreFilteredAndInOrder() throws Exception {
    var ids = begin(3);
    clock.forward(Duration.ofSeconds(1));
    github.finish(ids.get(1));
    clock.forward(Duration.ofMinutes(1));
    github.step(ids.getFirst());
    github.startTask("octo-org", "shop", "Bob's", "bob");

    assertEquals(List.of("Task 0", "Task 1", "Task 2"), names(alice.read("/agents/tasks")));
    assertEquals(
        List.of("Task 0", "Task 1", "Task 2"),
        names(alice.read("/agents/tasks?sort=created_at&direction=asc")));
    assertEquals(
        List.of("Task 0", "Task 2"),
        names(alice.read("/agents/tasks?state=queued,in_progress,waiting_for_user")));
    assertEquals(List.of("Task 0"), names(alice.read("/agents/tasks?since=2026-11-22T07:01:00Z")));
    var all = "/agents/repos/octo-org/shop/tasks";
    assertEquals(4, alice.read(all).path("tasks").size());
    assertEquals(List.of("Bob's"), names(alice.read(all + "?creator_id=583232")));
    assertEquals(4, alice.read(all + "?creator_id=583232&creator_id=583231").path("tasks").size());
    assertEquals(422, alice.get("/agents/tasks?state=dreaming").statusCode());
    assertEquals(422, alice.get("/agents/tasks?since=yesterday").statusCode());
    assertEquals(422, alice.get("/agents/tasks?per_page=101").statusCode());
  }

  @Test
  void pagesAreFollowedByTheirLink() throws Exception {
    begin(5);
    var first = alice.get("/agents/tasks?per_page=2&state=queued");
    var base = github.apiUrl() + "agents/tasks?per_page=2&state=queued&page=";
    assertEquals(
        "<" + base + "2>; rel=\"next\", <" + base + "3>; rel=\"last\"",
        Client.header(first, "link"));
    assertEquals(List.of("Task 4", "Task 3"), names(Client.json(first)));
    var last = alice.get("/agents/tasks?per_page=2&state=queued&page=3");
    assertEquals(List.of("Task 0"), names(Client.json(last)));
    assertEquals(
        "<" + base + "2>; rel=\"prev\", <" + base + "1>; rel=\"first\"",
        Client.header(last, "link"));
    assertEquals("none", Client.header(alice.get("/agents/tasks"), "link"));
  }

  @Test
  void aPageMayBeShortOrEmptyAlthoughThereIsANextOne() throws Exception {
    begin(3);
    github.faults().hidden(3);
    var empty = alice.get("/agents/tasks?per_page=2");
    assertEquals(List.of(), names(Client.json(empty)));
    assertTrue(Client.header(empty, "link").contains("rel=\"next\""));
    var half = alice.read("/agents/tasks?per_page=2&page=2");
    assertEquals(List.of("Task 2"), names(half));
    assertEquals(List.of("Task 1", "Task 0"), names(alice.read("/agents/tasks?per_page=2&page=3")));
  }

  @Test
  void aPageShiftsWhileItIsTurned() throws Exception {
    begin(4);
    clock.forward(Duration.ofSeconds(1));
    github.faults().pagesShift(true);
    assertEquals(List.of("Task 3", "Task 2"), names(alice.read("/agents/tasks?per_page=2")));
    assertEquals(List.of("Task 2", "Task 1"), names(alice.read("/agents/tasks?per_page=2&page=2")));
  }

  @Test
  void aListMayLagBehind() throws Exception {
    var id = begin(1).getFirst();
    github.faults().listLag(Duration.ofSeconds(5));
    assertEquals(List.of(), names(alice.read("/agents/tasks")));
    assertEquals(200, alice.get("/agents/tasks/" + id).statusCode());
    clock.forward(Duration.ofSeconds(5));
    assertEquals(List.of("Task 0"), names(alice.read("/agents/tasks")));
  }

  @Test
  void whatIsArchivedIsListedApart() throws Exception {
    var id = begin(1).getFirst();
    assertEquals(422, alice.post("/agents/tasks/" + id + "/archive", "").statusCode());
    github.finish(id);
    var path = "/agents/repos/octo-org/shop/tasks/" + id;
    var archived = Client.json(alice.post(path + "/archive", ""));
    assertEquals("2026-11-22T07:00:01Z", archived.path("archived_at").asText());
    assertEquals(List.of(), names(alice.read("/agents/tasks")));
    assertEquals(1, alice.read("/agents/tasks").path("total_archived_count").asInt());
    assertEquals(List.of("Task 0"), names(alice.read("/agents/tasks?is_archived=true")));
    alice.post(path + "/unarchive", "");
    assertEquals(List.of("Task 0"), names(alice.read("/agents/tasks")));
    assertEquals(State.COMPLETED, github.state(id));
  }
}
