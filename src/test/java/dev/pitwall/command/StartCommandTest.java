package dev.pitwall.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.desk.Desk;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Via;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCommandTest {
  @TempDir Path directory;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(directory);
    desk.source.repositories =
        List.of(new Repository("acme", "shop"), new Repository("acme", "api"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aStartedSessionShowsByItsCardAlone() {
    assertEquals(
        "(nothing)\n",
        desk.type("start acme/shop base:release model:opus agent:codex Fix the login button"));
    var task = desk.session("k3f9").task();
    assertEquals(Sessions.ACME_SHOP, task.repository());
    assertEquals("release", task.baseBranch());
    assertEquals("opus", task.model());
    assertEquals("codex", task.agent());
    assertEquals("Fix the login button", task.prompt());
    assertEquals(Sessions.ALICE, task.requestedBy());
    assertEquals(List.of("start k3f9"), desk.source.asked);
    assertEquals(
        List.of(Sessions.AGENTS),
        desk.store.shown(desk.session("k3f9").id()).stream().map(s -> s.channel()).toList());
  }

  @Test
  void theOnlyRepositoryNeedNotBeNamed() {
    desk.source.repositories = List.of(Sessions.ACME_SHOP);
    assertEquals("(nothing)\n", desk.type("start Fix the login button"));
    assertEquals(Sessions.ACME_SHOP, desk.session("k3f9").task().repository());
    assertEquals("claude", desk.session("k3f9").task().agent());
  }

  @Test
  void theRepositoryIsFoundWhateverItsCase() {
    desk.type("start Acme/SHOP Fix it");
    assertEquals(Sessions.ACME_SHOP, desk.session("k3f9").task().repository());
  }

  @Test
  void theAgentReadsWhatWasTyped() {
    desk.type(
        "start acme/shop if a &lt; b &amp;&amp; c, ask <@U0BOB|bob> in <#C0SHOP|shop>\n"
            + "  see <http://example.com|example.com> &lt;!here&gt;");
    assertEquals(
        """
        if a < b && c, ask @bob in #shop
          see example.com <!here>\
        """,
        desk.session("k3f9").task().prompt());
  }

  @Test
  void aPromptOfFortyThousandCharactersIsKeptWhole() {
    var prompt = "Fix the login button. ".repeat(1818) + "Done";
    assertEquals("(nothing)\n", desk.type("start acme/shop " + prompt));
    assertEquals(prompt, desk.session("k3f9").task().prompt());
  }

  @Test
  void noPromptOpensTheForm() {
    assertEquals(
        """
        (opens)
        == Start a session ==
        Repository (acme/shop | *acme/api)
        What should the agent do? __
        Agent? (claude | codex)
        Base branch? _next_
        Model? __
        <Start> <Cancel>
        """,
        desk.type("start acme/api base:next"));
  }

  @Test
  void noRepositoryOpensTheFormWithThePromptInIt() {
    assertEquals(
        """
        (opens)
        == Start a session ==
        Repository (acme/shop | acme/api)
        What should the agent do? _Fix the login button_
        Agent? (claude | codex)
        Base branch? __
        Model? __
        <Start> <Cancel>
        """,
        desk.type("start Fix the login button"));
  }

  @Test
  void aPromptTooLongForTheFormComesBackWhole() {
    var prompt = "0123456789 ".repeat(3636).strip();
    var reply = desk.type("start " + prompt);
    assertTrue(reply.startsWith("There are several repositories."), reply.substring(0, 200));
    var given =
        reply
            .lines()
            .filter(line -> line.startsWith("| "))
            .map(line -> line.substring(2) + " ")
            .reduce("", String::concat);
    assertEquals("/agents start " + prompt, given.strip());
    assertEquals(4, reply.split("----\n").length);
  }

  @Test
  void anUnknownRepositoryIsNamedWithTheNearest() {
    assertEquals(
        """
        There is no repository `acme/shpo` here. Did you mean `acme/shop`?
        | /agents start acme/shop base:main Fix the login button
        [Open the form]
        """,
        desk.type("start acme/shpo base:main Fix the login button"));
  }

  @Test
  void aRepositoryOfAnotherOwnerIsFoundByItsName() {
    assertEquals(
        """
        There is no repository `other/shop` here. Did you mean `acme/shop`?
        | /agents start acme/shop Fix it
        [Open the form]
        """,
        desk.type("start other/shop Fix it"));
  }

  @Test
  void aRepositoryLikeNoneIsAnsweredWithThoseThereAre() {
    assertEquals(
        """
        There is no repository `src/login.ts` here. Name one of these first: `acme/shop`, `acme/api`.
        | /agents start src/login.ts crashes on null
        [Open the form]
        """,
        desk.type("start src/login.ts crashes on null"));
  }

  @Test
  void whereThereIsOneRepositoryAPathThatBeginsThePromptIsMended() {
    desk.source.repositories = List.of(Sessions.ACME_SHOP);
    assertEquals(
        """
        There is no repository `src/login.ts` here. Name one of these first: `acme/shop`.
        | /agents start acme/shop src/login.ts crashes on null
        [Open the form]
        """,
        desk.type("start src/login.ts crashes on null"));
  }

  @Test
  void anUnknownAgentIsNamedWithTheNearest() {
    assertEquals(
        """
        No agent `cladue` works on `acme/shop`. Did you mean `claude`?
        | /agents start acme/shop agent:claude Fix it
        [Open the form]
        """,
        desk.type("start acme/shop agent:cladue Fix it"));
  }

  @Test
  void aMisspeltOptionIsNamedWithTheNearest() {
    assertEquals(
        """
        There is no option `bse:main`. Did you mean `base:main`?
        | /agents start acme/shop base:main Fix it
        |   in two lines
        [Open the form]
        """,
        desk.type("start acme/shop bse:main Fix it\n  in two lines"));
  }

  @Test
  void anUnknownWayToStartIsNamedWithTheOneThereIs() {
    assertEquals(
        """
        There is no way `via:mail` to start a session. Leave it out, or write `via:issue`.
        | /agents start acme/shop via:mail Fix it
        [Open the form]
        """,
        desk.type("start acme/shop via:mail Fix it"));
  }

  @Test
  void whereThereAreNoIssuesNoneIsMade() {
    assertEquals(
        """
        Sessions in `acme/shop` run on Pitwall's own machine, and no issue starts them. Leave `via:issue` out.
        | /agents start acme/shop via:issue Fix it
        [Open the form]
        """,
        desk.type("start acme/shop via:issue Fix it"));
    desk.source.issues = true;
    assertEquals("(nothing)\n", desk.type("start acme/shop via:issue Fix it"));
    assertEquals(Via.ISSUE, desk.session("k3f9").task().via());
  }

  @Test
  void whatTheSourceObjectsToIsToldBeforeAnythingIsStored() {
    desk.source.objection =
        Optional.of("acme/shop has uncommitted changes. Commit or stash them first.");
    assertEquals(
        """
        acme/shop has uncommitted changes. Commit or stash them first.
        | /agents start acme/shop Fix it
        [Open the form]
        """,
        desk.type("start acme/shop Fix it"));
    assertEquals(List.of(), desk.store.recentHandles(Sessions.ALICE, 10));
  }

  @Test
  void withoutRepositoriesThereIsNothingToStartIn() {
    desk.source.repositories = List.of();
    assertEquals(
        """
        There is no repository to start a session in. Ask whoever runs Pitwall to add one to its agents file.
        | /agents start Fix it
        """,
        desk.type("start Fix it"));
  }

  @Test
  void whereNoneIsListedTheOneThatIsMissingIsNamed() {
    desk.source.repositories = List.of();
    desk.source.unlisted = Optional.of("GitHub has named none so far.");
    assertEquals(
        """
        There is no repository `acme/shp` here. Check its name, and that your account may see it.
        | /agents start acme/shp Fix it
        """,
        desk.type("start acme/shp Fix it"));
    assertEquals(
        """
        GitHub has named none so far.
        | /agents start Fix it
        [Open the form]
        """,
        desk.type("start Fix it"));
  }

  @Test
  void theSameRequestStartsOneSession() {
    var request =
        new CommandRequest("once", Sessions.AGENTS, Sessions.ALICE, "start acme/shop Fix it");
    desk.commands.run(request);
    desk.commands.run(request);
    assertEquals(1, desk.store.recentHandles(Sessions.ALICE, 10).size());
  }
}
