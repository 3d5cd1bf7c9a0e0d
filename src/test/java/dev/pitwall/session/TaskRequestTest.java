package dev.pitwall.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TaskRequestTest {

  @Test
  void whatComesBeforeThePromptIsTakenInAnyOrder() {
    assertEquals(
        new TaskRequest(
            "acme/shop", "release/2", "opus", "claude", "issue", "Fix the login button", "", null),
        TaskRequest.parse(
            "agent:claude acme/shop base:release/2 via:issue model:opus Fix the login button"));
  }

  @Test
  void thePromptIsKeptAsTyped() {
    var prompt = "Fix it:\n\n  - base:main is   wrong\n\tmodel:x";
    assertEquals(prompt, TaskRequest.parse("acme/shop \n " + prompt + "\n").prompt());
  }

  @Test
  void aSecondNameLikeARepositorysBelongsToThePrompt() {
    var request = TaskRequest.parse("acme/shop src/login is slow");
    assertEquals("acme/shop", request.repository());
    assertEquals("src/login is slow", request.prompt());
  }

  @Test
  void anAddressIsNoOption() {
    assertEquals(
        TaskRequest.of("https://example.com/x is down"),
        TaskRequest.parse("https://example.com/x is down"));
  }

  @Test
  void aMisspeltOptionIsDoubtedAndKept() {
    var request = TaskRequest.parse("acme/shop bas:main Fix it");
    assertEquals("bas:main", request.doubtful());
    assertEquals("bas:main Fix it", request.prompt());
  }

  @Test
  void nothingAtAllIsAnEmptyRequest() {
    assertEquals(TaskRequest.of(""), TaskRequest.parse("   "));
  }
}
