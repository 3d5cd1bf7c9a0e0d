package dev.pitwall.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.ButtonValue;
import dev.pitwall.card.Reply;
import dev.pitwall.card.StartForm;
import dev.pitwall.desk.Desk;
import dev.pitwall.desk.Seen;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.TaskRequest;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
  @TempDir Path directory;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(directory);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private String send(Map<String, String> inputs) {
    return desk.submit(ActionIds.START_SUBMIT, "C0AGENTS||", inputs);
  }

  private String fromMessage(String text) {
    return Seen.of(
        desk.act(
            Sessions.ALICE,
            Sessions.SHOP,
            ActionIds.START_FROM_MESSAGE,
            "",
            "1700000000.000300",
            text,
            Map.of()));
  }

  @Test
  void theFormStartsASessionWhereItWasOpened() {
    assertEquals(
        "(nothing)\n",
        send(
            Map.of(
                "repository", "acme/shop",
                "prompt", "Fix <b>it</b> &amp; *this*\nplease",
                "agent", "codex",
                "base", "release",
                "model", "opus")));
    var session = desk.session("k3f9");
    assertEquals("Fix <b>it</b> &amp; *this*\nplease", session.task().prompt());
    assertEquals("codex", session.task().agent());
    assertEquals("release", session.task().baseBranch());
    assertEquals("opus", session.task().model());
    assertEquals(
        List.of(Sessions.AGENTS),
        desk.store.shown(session.id()).stream().map(shown -> shown.channel()).toList());
  }

  @Test
  void theFormClosesWhenTheSessionIsStoredAndIsStartedAfterThat() {
    var later = new ArrayDeque<Runnable>();
    desk.soon = later::add;
    assertEquals("(nothing)\n", send(Map.of("repository", "acme/shop", "prompt", "Fix it")));
    assertEquals("queued", desk.session("k3f9").state().word());
    assertEquals(List.of(), desk.source.asked);
    later.remove().run();
    assertEquals(List.of("start k3f9"), desk.source.asked);
  }

  @Test
  void whatIsWrongStandsBesideItsField() {
    assertEquals(
        """
        (wrong) repository: There is no repository acme/shpo here. Did you mean acme/shop?
        """,
        send(Map.of("repository", "acme/shpo", "prompt", "Fix it")));
    assertEquals(
        """
        (wrong) agent: No agent cladue works on acme/shop. Did you mean claude?
        """,
        send(Map.of("repository", "acme/shop", "agent", "cladue", "prompt", "Fix it")));
    assertEquals(
        """
        (wrong) prompt: There is nothing to do yet. Say what the agent should do.
        """,
        send(Map.of("repository", "acme/shop", "prompt", " \n ")));
    desk.source.objection = Optional.of("There is no branch `mian`. Did you mean `main`?");
    assertEquals(
        """
        (wrong) prompt: There is no branch mian. Did you mean main?
        """,
        send(Map.of("repository", "acme/shop", "base", "mian", "prompt", "Fix it")));
    assertEquals(List.of(), desk.store.recentHandles(Sessions.ALICE, 10));
  }

  @Test
  void aFormOfUnknownOriginStartsNothing() {
    assertEquals(
        """
        (wrong) prompt: This form is out of date. Open it once more.
        """,
        desk.submit(ActionIds.START_SUBMIT, "<!channel>", Map.of("prompt", "Fix it")));
  }

  @Test
  void startingAgainOpensTheFormWithTheOldTask() {
    desk.source.repositories =
        List.of(new Repository("acme", "shop"), new Repository("acme", "api"));
    desk.type("start acme/api agent:codex base:next Fix the login button");
    var session = desk.session("k3f9");
    assertEquals(
        """
        (opens)
        == Start again ==
        Repository (acme/shop | *acme/api)
        What should the agent do? _Fix the login button_
        Agent? (claude | *codex)
        Base branch? _next_
        Model? __
        <Start> <Cancel>
        """,
        desk.click(ActionIds.AGAIN, ButtonValue.of(session.id()), "1700000000.000100"));
  }

  @Test
  void startingAgainOffersTheOldTasksRepositoryThoughItIsNotListed() {
    var session = desk.running("Fix the login button");
    desk.source.repositories = List.of(new Repository("acme", "api"));
    var shown = desk.click(ActionIds.AGAIN, ButtonValue.of(session.id()), "1700000000.000100");
    assertTrue(shown.contains("Repository (*acme/shop | acme/api)"), shown);

    desk.source.repositories = List.of();
    shown = desk.click(ActionIds.AGAIN, ButtonValue.of(session.id()), "1700000000.000100");
    assertTrue(shown.contains("Repository (*acme/shop)"), shown);
  }

  @Test
  void aTaskTooLongForTheFormIsStartedAgainWithWhatIsAdded() {
    var prompt = "Fix the login button. ".repeat(1000).strip();
    var session = desk.running(prompt);
    var reply =
        desk.act(
            Sessions.ALICE,
            Sessions.AGENTS,
            ActionIds.AGAIN,
            ButtonValue.of(session.id()),
            "1700000000.000100",
            "",
            Map.of());
    assertEquals(
        """
        (opens)
        == Start again ==
        Repository (*acme/shop)
        The prompt has 21,999 characters, more than fits here; it is kept as it is.
        What to do differently? __
        Agent? (*claude | codex)
        Base branch? __
        Model? __
        <Start> <Cancel>
        """,
        Seen.of(reply));
    var metadata = ((Reply.Open) reply).modal().view().path("private_metadata").asText();
    desk.submit(
        ActionIds.START_SUBMIT,
        metadata,
        Map.of("repository", "acme/shop", "prompt", "This time with tests."));
    assertEquals(prompt + "\n\nThis time with tests.", desk.session("p7xq").task().prompt());
    desk.submit(ActionIds.START_SUBMIT, metadata, Map.of("repository", "acme/shop"));
    assertEquals(prompt, desk.session("m2ad").task().prompt());
  }

  @Test
  void aMessageBecomesTheTask() {
    assertEquals(
        """
        (opens)
        == Start a session ==
        Repository (*acme/shop)
        What should the agent do? _The cart is empty after login, see this (https://example.com/1). a < b_
        Agent? (claude | codex)
        Base branch? __
        Model? __
        <Start> <Cancel>
        """,
        fromMessage("The cart is empty after login, see <https://example.com/1|this>. a &lt; b"));
  }

  @Test
  void ofALongMessageTheFormHoldsTheBeginningAndSaysSo() {
    assertEquals(
        "~ The message goes on; only its beginning fits here.",
        fromMessage("Lorem ipsum. ".repeat(500))
            .lines()
            .filter(line -> line.startsWith("~"))
            .findFirst()
            .orElse(""));
  }

  @Test
  void whatWasTypedInACommandFillsTheForm() {
    var wanted = TaskRequest.parse("acme/shop base:next agent:codex Fix | it");
    assertEquals(
        """
        (opens)
        == Start a session ==
        Repository (*acme/shop)
        What should the agent do? _Fix | it_
        Agent? (claude | *codex)
        Base branch? _next_
        Model? __
        <Start> <Cancel>
        """,
        desk.click(ActionIds.START, StartForm.write(wanted).orElseThrow(), null));
  }

  @Test
  void whereThereAreIssuesTheFormLetsOneChooseThem() {
    desk.source.issues = true;
    var wanted = TaskRequest.parse("acme/shop via:issue Fix it");
    assertEquals(
        """
        (opens)
        == Start a session ==
        Repository (*acme/shop)
        What should the agent do? _Fix it_
        Agent? (claude | codex)
        Base branch? __
        Model? __
        Start it by? (A task for the agent | *An issue assigned to Copilot)
        <Start> <Cancel>
        """,
        desk.click(ActionIds.START, StartForm.write(wanted).orElseThrow(), null));
  }

  @Test
  void withoutRepositoriesNoFormOpens() {
    desk.source.repositories = List.of();
    assertEquals(
        """
        There is no repository to start a session in. Ask whoever runs Pitwall to add one to its agents file.
        """,
        desk.click(ActionIds.START, "", null));

    desk.source.unlisted = Optional.of("GitHub has named none so far.");
    assertEquals("GitHub has named none so far.\n", desk.click(ActionIds.START, "", null));
  }
}
