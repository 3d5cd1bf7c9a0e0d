package dev.pitwall.sandbox.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrictnessTest {
  private SandboxGitHub github;
  private Client alice;

  @BeforeEach
  void start() throws Exception {
    github = SandboxGitHub.start(Client.settings(new SettableClock()));
    alice = new Client(github, Client.ALICE);
  }

  @AfterEach
  void stop() {
    github.close();
  }

  private int without(String header) throws Exception {
    var headers = alice.headers();
    headers.remove(header);
    return alice.send("GET", alice.api("/user"), headers, "").statusCode();
  }

  @Test
  void aGoodRequestIsAnswered() throws Exception {
    assertEquals("alice-gh", alice.read("/user").path("login").asText());
    assertEquals(583231, alice.read("/user").path("id").asLong());
  }

  @Test
  void aTokenThatIsUnknownOrRevokedIsRefused() throws Exception {
    var unknown = new Client(github, "ghp_nobody").get("/user");
    assertEquals(401, unknown.statusCode());
    assertEquals(
        """
        {"message":"Bad credentials","documentation_url":"https://docs.github.com/rest",\
        "status":"401"}\
        """,
        unknown.body());
    assertEquals(401, without("Authorization"));
    github.revoke(Client.ALICE);
    assertEquals(401, alice.get("/user").statusCode());
  }

  @Test
  void theHeadersThatGitHubDocumentsMustBeThere() throws Exception {
    assertEquals(415, without("Accept"));
    assertEquals(400, without("X-GitHub-Api-Version"));
    var headers = alice.headers();
    headers.put("X-GitHub-Api-Version", "2020-01-01");
    assertEquals(400, alice.send("GET", alice.api("/user"), headers, "").statusCode());
  }

  @Test
  void bodiesMustBeJson() throws Exception {
    var path = "/agents/repos/octo-org/shop/tasks";
    var untyped = alice.send("POST", alice.api(path), alice.headers(), "{\"prompt\":\"x\"}");
    assertEquals(415, untyped.statusCode());
    assertEquals(400, alice.post(path, "{\"prompt\":").statusCode());
    assertEquals(400, alice.post(path, "[]").statusCode());
  }

  @Test
  void whatIsMissingIsSaidInErrors() throws Exception {
    var refused = alice.post("/agents/repos/octo-org/shop/tasks", "{}");
    assertEquals(422, refused.statusCode());
    assertEquals(
        Client.json(
            """
            {"message": "Validation Failed",
             "errors": [{"code": "missing_field", "message": "prompt is required"}],
             "documentation_url": "https://docs.github.com/rest", "status": "422"}\
            """),
        Client.json(refused));
  }

  @Test
  void whatIsNotThereAndWhatMayNotBeSeenAreNotFound() throws Exception {
    assertEquals(404, alice.get("/nothing").statusCode());
    assertEquals(404, alice.get("/repos/octo-org/nothing").statusCode());
    var guest = new Client(github, Client.GUEST);
    assertEquals(404, guest.get("/repos/octo-org/api").statusCode());
    assertEquals(404, guest.get("/repositories/1296270").statusCode());
    assertEquals(404, guest.get("/agents/repos/octo-org/api/tasks").statusCode());
    assertEquals(200, guest.get("/repos/octo-org/handbook").statusCode());
  }

  @Test
  void readersMayLookAndNotTouch() throws Exception {
    var guest = new Client(github, Client.GUEST);
    assertEquals(200, guest.get("/agents/repos/octo-org/shop/tasks").statusCode());
    var refused = guest.post("/agents/repos/octo-org/shop/tasks", "{\"prompt\":\"x\"}");
    assertEquals(403, refused.statusCode());
    assertTrue(refused.body().contains("Must have write access to Repository."));
  }

  @Test
  void theCopilotHostWantsItsOwnHeadersAndNotTheOthers() throws Exception {
    assertEquals(200, alice.copilot("/agents/sessions").statusCode());
    var url = URI.create(github.copilotUrl() + "agents/sessions");
    var token = "Bearer " + Client.ALICE;
    var without = alice.send("GET", url, Map.of("Authorization", token), "");
    assertEquals(400, without.statusCode());
    assertEquals(400, alice.send("GET", url, alice.headers(), "").statusCode());
    assertEquals(401, new Client(github, "x").copilot("/agents/sessions").statusCode());
  }

  @Test
  void everyRequestIsKeptWithoutItsToken() throws Exception {
    alice.get("/agents/tasks?state=queued");
    alice.get("/nothing");
    var call = github.calls("GET /agents/tasks").getFirst();
    assertEquals("/agents/tasks?state=queued", call.path());
    assertEquals("alice-gh", call.login());
    assertEquals(200, call.status());
    assertEquals(2, github.calls().size());
    assertFalse(github.calls().toString().contains(Client.ALICE));
    github.forgetCalls();
    assertEquals(0, github.calls().size());
  }
}
