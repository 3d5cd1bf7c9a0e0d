package dev.pitwall.sandbox.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixIT {
  private static AgentProcess agent;
  @TempDir Path folder;
  private Path shop;

  @BeforeAll
  static void start() throws Exception {
    agent = AgentProcess.start("--pace", "0");
  }

  @AfterAll
  static void end() {
    agent.close();
  }

  @BeforeEach
  void createShop() throws Exception {
    shop = SampleRepository.createAt(folder.resolve("shop"));
  }

  @Test
  void mendsTheLogInButtonStepByStep() throws Exception {
    var session = agent.open(shop);

    var answer = agent.prompt(session, "Fix the login button on the homepage");

    assertEquals("end_turn", answer.path("result").path("stopReason").asText());
    assertEquals(
        """
        read README.md
        search Search for "Log in"
        read templates/home.html
        read lib/page.sh
        read tests/page.test.sh
        edit tests/page.test.sh
        ./run-tests page -> 1
        edit templates/home.html
        ./run-tests page -> 1
        edit templates/home.html
        ./run-tests page -> 0
        ./run-tests -> 0
        ./lint -> 0
        git add --all && git commit --quiet -m 'Lead the log-in button to the log-in page' -> 0
        """,
        new Transcript(agent.updates(session)).toolCalls());
    assertEquals(
        """
        The log-in button on the home page now leads to login.html; it led nowhere before. A new \
        test builds the site and fails on any dead link. All tests and the linter pass.\
        """,
        new Transcript(agent.updates(session)).text("agent_message_chunk"));
    assertEquals(
        "Sample Agent: Lead the log-in button to the log-in page\n",
        Shells.output(shop, "git log -1 '--format=%an: %s'"));
    assertEquals("", Shells.output(shop, "git status --porcelain"));
    assertEquals(
        " templates/home.html | 2 +-\n tests/page.test.sh  | 4 ++++\n",
        Shells.output(shop, "git diff --stat=80 HEAD~1 | head -n 2"));
  }

  @Test
  void theWorkFitsThePromptAndAllOfItFitsTogether() throws Exception {
    var session = agent.open(shop);
    var prompts =
        List.of(
            "The login button is dead",
            "Shipping is charged at exactly 50.00",
            "Discounts are a cent off",
            "Search should not mind upper case",
            "Product names need HTML escaping",
            "People buy more than is in stock");

    for (var prompt : prompts) {
      var answer = agent.prompt(session, prompt);
      assertEquals("end_turn", answer.path("result").path("stopReason").asText(), prompt);
    }

    assertEquals(
        """
        Lead the log-in button to the log-in page
        Ship for nothing from exactly 50.00, and when the cart is empty
        Round discounts to the nearest cent
        Search in any case, and for exactly what was typed
        Escape product names in pages
        Take no order for more than there is in stock
        """,
        Shells.output(shop, "git log -6 --reverse --format=%s"));
    assertEquals("28 passed, 0 failed\n", Shells.output(shop, "./run-tests | tail -n 1"));
  }

  @Test
  void aPromptThatFitsNothingStillMendsSomething() throws Exception {
    var session = agent.open(shop);

    agent.prompt(session, "Make it nicer");

    assertEquals("5\n", Shells.output(shop, "git rev-list --count HEAD"));
    assertTrue(Shells.output(shop, "./run-tests && ./lint").contains(" passed, 0 failed\n"));
  }

  @Test
  void aFollowUpDoesAFurtherChange() throws Exception {
    var session = agent.open(shop);
    agent.prompt(session, "Fix the login button");

    agent.prompt(session, "Also check the stock");
    agent.prompt(session, "And 'dark mode' $(touch x) please\nsecond line");

    assertEquals(
        """
        Note a wish: And 'dark mode' $(touch x) please
        Take no order for more than there is in stock
        Lead the log-in button to the log-in page
        """,
        Shells.output(shop, "git log -3 --format=%s"));
    assertEquals(
        "* Wished for: And 'dark mode' $(touch x) please\n",
        Shells.output(shop, "tail -n 1 CHANGELOG.md"));
  }

  @Test
  void inAnotherRepositoryItLeavesANote() throws Exception {
    var other = folder.resolve("other");
    Shells.output(folder, "git init -q other && cd other && touch a && git add a");
    Shells.output(
        other, "git -c user.name=N -c user.email=n@n -c commit.gpgSign=false commit -qm First");
    var session = agent.open(other);

    agent.prompt(session, "Fix the engine");

    assertEquals("Note a task: Fix the engine\n", Shells.output(other, "git log -1 --format=%s"));
  }

  @Test
  void twoSessionsWorkAtOnceInWorktreesOfTheirOwn() throws Exception {
    Shells.output(shop, "git worktree add -q -b one ../one && git worktree add -q -b two ../two");
    var one = agent.open(folder.resolve("one"));
    var two = agent.newSession(folder.resolve("two"));

    int first = agent.promptOnly(one, "Fix the login button");
    int second = agent.promptOnly(two, "Fix the stock");
    agent.answerTo(first);
    agent.answerTo(second);

    assertEquals(
        "Lead the log-in button to the log-in page\n",
        Shells.output(shop, "git log -1 --format=%s one"));
    assertEquals(
        "Take no order for more than there is in stock\n",
        Shells.output(shop, "git log -1 --format=%s two"));
  }

  @Test
  void cancelEndsTheTurnAndWhatItRuns() throws Exception {
    try (var slow = AgentProcess.start("--pace", "1")) {
      var session = slow.open(shop);
      int prompt = slow.promptOnly(session, "Fix the login button");
      slow.await(m -> m.path("params").path("update").has("toolCallId"));

      slow.cancel(session);

      var answer = slow.answerTo(prompt);
      assertEquals("cancelled", answer.path("result").path("stopReason").asText());
      assertEquals("4\n", Shells.output(shop, "git rev-list --count HEAD"));
      assertTrue(slow.endsWithItsInput(Duration.ofSeconds(10)));
    }
  }
}
