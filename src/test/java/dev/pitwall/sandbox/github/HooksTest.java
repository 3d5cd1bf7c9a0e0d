package dev.pitwall.sandbox.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.sandbox.github.hook.HookFault;
import dev.pitwall.sandbox.github.world.State;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HooksTest {
  private SandboxGitHub github;
  private RecordingApp app;

  @BeforeEach
  void start() throws Exception {
    app = new RecordingApp();
    github = SandboxGitHub.start(Client.settings(new SettableClock()).empty());
    github.connectApp(app.url(), "hook-secret");
  }

  @AfterEach
  void stop() {
    github.close();
    app.close();
  }

  private List<RecordingApp.Received> received() throws Exception {
    github.hooks().settle();
    return app.received();
  }

  private List<String> told() throws Exception {
    var told = new java.util.ArrayList<String>();
    for (var hook : received()) {
      var action = Client.json(hook.body()).path("action").asText();
      told.add((hook.event() + " " + action).strip());
    }
    return told;
  }

  @Test
  void aSessionIsToldFromItsRunToItsReview() throws Exception {
    var task = github.startTask("octo-org", "shop", "Fix the login button", "alice");
    github.finish(task);
    assertEquals(
        List.of(
            "workflow_run requested",
            "workflow_run in_progress",
            "push",
            "pull_request opened",
            "push",
            "pull_request synchronize",
            "pull_request edited",
            "push",
            "pull_request synchronize",
            "pull_request edited",
            "pull_request edited",
            "workflow_run completed",
            "pull_request ready_for_review",
            "pull_request review_requested"),
        told());
    var opened = Client.json(received().get(3).body());
    assertEquals("octo-org/shop", opened.path("repository").path("full_name").asText());
    assertEquals("Copilot", opened.path("sender").path("login").asText());
    assertEquals(true, opened.path("pull_request").path("draft").asBoolean());
    var run = Client.json(received().getFirst().body()).path("workflow_run");
    assertEquals("dynamic/copilot-swe-agent/copilot", run.path("path").asText());
    assertEquals(202, github.hooks().sent().getFirst().status());
  }

  @Test
  void everyRequestIsSigned() throws Exception {
    github.step(github.startTask("octo-org", "shop", "x", "alice"));
    var hook = received().getFirst();
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("hook-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var expected = mac.doFinal(hook.body().getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "sha256=" + HexFormat.of().formatHex(expected), hook.headers().get("x-hub-signature-256"));
    assertEquals("application/json", hook.headers().get("content-type"));
  }

  @Test
  void aCommentAndAMergeAreTold() throws Exception {
    var task = github.startTask("octo-org", "shop", "Fix the login button", "alice");
    github.stepUntil(task, State.IN_PROGRESS);
    int before = received().size();
    var path = "/repos/octo-org/shop/issues/" + github.pullRequest(task) + "/comments";
    new Client(github, Client.BOB).post(path, "{\"body\":\"Nice\"}");
    github.mergePullRequest(task, "alice");
    assertEquals(
        List.of("issue_comment created", "pull_request closed"),
        told().subList(before, before + 2));
    var comment = Client.json(received().get(before).body());
    assertEquals("bob-gh", comment.path("sender").path("login").asText());
    assertEquals("Nice", comment.path("comment").path("body").asText());
    assertEquals(github.pullRequest(task), comment.path("issue").path("number").asInt());
  }

  @Test
  void webhooksAreLostDoubledAndReordered() throws Exception {
    github.hooks().next(HookFault.LOST, HookFault.DOUBLED, HookFault.REORDERED);
    var task = github.startTask("octo-org", "shop", "Fix the login button", "alice");
    github.stepUntil(task, State.IN_PROGRESS);
    assertEquals(
        List.of(
            "workflow_run in_progress", "workflow_run in_progress", "pull_request opened", "push"),
        told());
    assertEquals(received().get(0).delivery(), received().get(1).delivery());
  }
}
