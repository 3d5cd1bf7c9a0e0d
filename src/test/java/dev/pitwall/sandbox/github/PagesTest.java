package dev.pitwall.sandbox.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.world.State;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and neighbouring endpoints see, and what outlives a restart. */
class PagesTest {
  @TempDir Path folder;

  private final SettableClock clock = new SettableClock();

  @Test
  void tasksAndPullRequestsCanBeRead() throws Exception {
    try (var github = SandboxGitHub.start(Client.settings(clock))) {
      var alice = new Client(github, Client.ALICE);
      var task = github.startTask("octo-org", "shop", "Fix the <login> button", "alice");
      github.finish(task);
      var shown = alice.read("/agents/tasks/" + task).path("html_url").asText();
      var page = alice.page(shown.substring(github.url().toString().length() - 1));
      assertEquals(200, page.statusCode());
      assertTrue(page.body().contains("<h1>Fix the &lt;login&gt; button</h1>"));
      var pull = "/octo-org/shop/pull/" + github.pullRequest(task);
      assertTrue(alice.page(pull).body().contains("Lead the log-in button"));
      assertTrue(alice.page(pull + "/files").body().contains("+  return"));
      var sessions = alice.page(pull + "/agent-sessions");
      assertTrue(sessions.body().contains("</a> completed"));
      var session = alice.read("/agents/tasks/" + task).at("/sessions/0/id").asText();
      var log = alice.page(pull + "/agent-sessions/" + session).body();
      assertTrue(log.contains("<p><b>bash</b></p><pre>12 passing"));
      var run = alice.read("/repos/octo-org/shop/actions/runs").at("/workflow_runs/0/id").asText();
      assertTrue(alice.page("/octo-org/shop/actions/runs/" + run).body().contains("success"));
      assertTrue(alice.page("/").body().contains("octo-org/shop"));
      assertTrue(alice.page("/octo-org/shop").body().contains("Round totals half up"));
      assertEquals(404, alice.page("/octo-org/shop/pull/999").statusCode());
    }
  }

  @Test
  void repositoriesAreFoundByNameAndByNumber() throws Exception {
    try (var github = SandboxGitHub.start(Client.settings(clock))) {
      var alice = new Client(github, Client.ALICE);
      var shop = alice.read("/repositories/1296269");
      assertEquals(alice.read("/repos/octo-org/shop"), shop);
      assertEquals("octo-org/shop", shop.path("full_name").asText());
      assertTrue(shop.path("private").asBoolean());
      assertTrue(shop.path("permissions").path("push").asBoolean());
      var guest = new Client(github, Client.GUEST).read("/repos/octo-org/shop");
      assertFalse(guest.path("permissions").path("push").asBoolean());
      assertEquals(3, alice.read("/user/repos").size());
      assertEquals(
          List.of("octo-org/shop"),
          new Client(github, Client.GUEST).read("/user/repos").findValuesAsText("full_name"));
      assertEquals("bob-gh", alice.read("/user/583232").path("login").asText());
      assertEquals(583232, alice.read("/users/bob-gh").path("id").asLong());
      var agents = alice.read("/repos/octo-org/shop/contents/.github/agents");
      assertEquals("frontend.agent.md", agents.path(0).path("name").asText());
      var none = alice.get("/repos/octo-org/api/contents/.github/agents");
      assertEquals(404, none.statusCode());
    }
  }

  @Test
  void pullRequestsAreListedByStateAndHead() throws Exception {
    try (var github = SandboxGitHub.start(Client.settings(clock))) {
      var alice = new Client(github, Client.ALICE);
      var pulls = "/repos/octo-org/shop/pulls";
      assertEquals(3, alice.read(pulls + "?state=all").size());
      assertEquals(1, alice.read(pulls + "?state=closed").size());
      var open = alice.read(pulls + "?sort=updated&direction=asc").path(0);
      var head = open.path("head").path("label").asText();
      assertEquals(List.of(open), alice.read(pulls + "?head=" + head).valueStream().toList());
      assertEquals(422, alice.get(pulls + "?state=odd").statusCode());
    }
  }

  @Test
  void graphQlNamesTheCopilotHostAndFindsPullRequests() throws Exception {
    try (var github = SandboxGitHub.start(Client.settings(clock))) {
      var alice = new Client(github, Client.ALICE);
      var viewer = alice.post("/graphql", "{\"query\":\"query{viewer{copilotEndpoints{api}}}\"}");
      var api = Client.json(viewer).at("/data/viewer/copilotEndpoints/api").asText();
      assertEquals(github.copilotUrl().toString(), api + "/");
      var node = alice.read("/repos/octo-org/shop/pulls").path(0).path("node_id").asText();
      var query =
          "{\"query\":\"query($ids:[ID!]!){nodes(ids:$ids){id}}\",\"variables\":{\"ids\":[\""
              + node
              + "\",\"PR_x\"]}}";
      var nodes = Client.json(alice.post("/graphql", query)).at("/data/nodes");
      assertEquals(node, nodes.path(0).path("id").asText());
      assertTrue(nodes.path(1).isNull());
      var odd = Client.json(alice.post("/graphql", "{\"query\":\"{rateLimit{cost}}\"}"));
      assertTrue(odd.has("errors"));
    }
  }

  @Test
  void everythingIsThereAfterARestart() throws Exception {
    var settings = Client.settings(clock).keptIn(folder.resolve("state/github.json"));
    String task;
    List<String> all;
    try (var github = SandboxGitHub.start(settings)) {
      task = github.startTask("octo-org", "shop", "Fix the login button", "alice");
      github.stepUntil(task, State.IN_PROGRESS);
      for (int i = 0; i < 8; i++) {
        github.step(task);
      }
      all = github.tasks();
    }
    try (var github = SandboxGitHub.start(settings)) {
      assertEquals(all, github.tasks());
      var alice = new Client(github, Client.ALICE);
      assertTrue(alice.read("/agents/tasks/" + task + "/events").path("total").asInt() > 8);
      github.finish(task);
      assertEquals(State.COMPLETED, github.state(task));
      var pull = "/repos/octo-org/shop/pulls/" + github.pullRequest(task);
      assertEquals(2, alice.read(pull).path("changed_files").asInt());
    }
  }
}
