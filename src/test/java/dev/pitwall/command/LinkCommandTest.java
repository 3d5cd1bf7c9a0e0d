package dev.pitwall.command;

import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.SEVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.access.Account;
import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.access.Secret;
import dev.pitwall.access.Tokens;
import dev.pitwall.card.Reply;
import dev.pitwall.desk.Desk;
import dev.pitwall.desk.Seen;
import dev.pitwall.session.Channel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /agents link} and {@code unlink}. */
class LinkCommandTest {
  private static final Account CI = new Account(7, "ci-bot", null);
  private static final URI GITHUB = URI.create("https://github.com/login/device");

  @TempDir Path directory;
  private Desk desk;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();

  @BeforeEach
  void open() {
    desk = new Desk(directory);
    desk.linking.next =
        new Beginning.WithCode(GITHUB, "WDJB-MJHT", SEVEN.plus(Duration.ofMinutes(15)), ending);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Account link() {
    return desk.accounts.link(ALICE, 42, "octocat", new Tokens(new Secret("ghu_1"), null, null));
  }

  private Reply.Later begun() {
    var request =
        new CommandRequest("r", new Channel(ALICE.workspace(), "C0AGENTS"), ALICE, "link");
    return (Reply.Later) desk.commands.run(request);
  }

  @Test
  void theCodeIsShownWithWhereToEnterItAndHowLong() {
    assertEquals(
        """
        To link your GitHub account, open GitHub and enter the code `WDJB-MJHT`. It is good until \
        <!date^1795331760^{time}|07:16 UTC>.
        [Open GitHub]
        ~ Only you see this, and only the latest counts. Pitwall tells you here when it is done.
        """,
        desk.type("link"));
    var button = begun().message().blocks().findParents("url").getFirst();
    assertEquals("https://github.com/login/device", button.path("url").asText());
    assertEquals("primary", button.path("style").asText());
  }

  @Test
  void thePageIsShownAsAButton() {
    desk.linking.next =
        new Beginning.OnPage(
            URI.create("https://github.com/login/oauth/authorize?state=x"), SEVEN, ending);
    assertEquals(
        """
        To link your GitHub account, agree on GitHub's page. The button is good once, until \
        <!date^1795330860^{time}|07:01 UTC>.
        [Link with GitHub]
        ~ Only you see this, and only the latest counts. Pitwall tells you here when it is done.
        """,
        desk.type("link"));
  }

  @Test
  void theEndIsTold() {
    var later = begun();
    ending.complete(new Ending.Linked(new Account(42, "octocat", ALICE)));
    assertEquals(
        """
        Linked as *octocat*. What you start, steer and stop here you now do at GitHub as yourself, \
        and see what you may see there. `/agents unlink` ends it.
        """,
        Seen.of(later.then().join()));
  }

  @Test
  void whoDeclinedIsToldHowToTryAgain() {
    var later = begun();
    ending.complete(new Ending.Denied());
    assertEquals(
        """
        You declined at GitHub, so nothing is linked. To try again, type `/agents link`.
        """,
        Seen.of(later.then().join()));
  }

  @Test
  void whoTookTooLongIsToldHowToTryAgain() {
    var later = begun();
    ending.complete(new Ending.Expired());
    assertEquals(
        """
        The time to link your GitHub account is over, and nothing is linked. To try again, type \
        `/agents link`.
        """,
        Seen.of(later.then().join()));
  }

  @Test
  void whatFailedIsToldAndWhatWasOvertakenIsNot() {
    var failed = begun();
    ending.complete(new Ending.Failed("GitHub does not know this Pitwall. <!channel>"));
    assertEquals(
        "GitHub does not know this Pitwall. &lt;!channel&gt;\n", Seen.of(failed.then().join()));

    assertEquals("(nothing)\n", Seen.of(overtaken().then().join()));
  }

  private Reply.Later overtaken() {
    desk.linking.next =
        new Beginning.WithCode(
            GITHUB, "AB-12", SEVEN, CompletableFuture.completedFuture(new Ending.Overtaken()));
    return begun();
  }

  @Test
  void whoIsLinkedIsToldAsWhom() {
    link();
    assertEquals(
        """
        You are linked as *octocat*. To link another account, or none, type `/agents unlink` first.
        """,
        desk.type("link"));
  }

  @Test
  void whereNothingIsSetUpItIsSaidWhatIsMissing() {
    desk.linking.next = new Beginning.NotSetUp();
    assertEquals(
        """
        GitHub is not set up here. Whoever runs Pitwall sets `GITHUB_CLIENT_ID`, so that people link \
        accounts of their own, or `GITHUB_TOKEN`, one account for everybody.
        """,
        desk.type("link"));
  }

  @Test
  void whereEverybodySharesAnAccountThereIsNothingToLink() {
    desk.linking.next = new Beginning.NotSetUp();
    desk.accounts.share(CI, new Secret("ghp_1"));
    assertEquals(
        """
        Everybody here acts at GitHub as *ci-bot*, so there is nothing to link. People can link \
        accounts of their own once whoever runs Pitwall sets `GITHUB_CLIENT_ID`.
        """,
        desk.type("link"));
  }

  @Test
  void whatKeepsItFromBeginningIsTold() {
    desk.linking.next = new Beginning.NotBegun("GitHub can't be reached now.");
    assertEquals("GitHub can't be reached now.\n", desk.type("link"));
  }

  @Test
  void whoUnlinksIsToldWhatIsLeftAtGitHub() {
    link();
    assertEquals(
        """
        *octocat* is unlinked: its token is deleted here. GitHub was not told. To end it there too, \
        remove Pitwall from <https://github.com/settings/applications|your authorized applications>.
        """,
        desk.type("unlink"));
    assertEquals(
        """
        You have no GitHub account linked here. To link one, type `/agents link`.
        """,
        desk.type("unlink"));
  }

  @Test
  void whoUnlinksWhereAllShareAnAccountActsByThat() {
    link();
    desk.accounts.share(CI, new Secret("ghp_1"));
    assertEquals(
        """
        *octocat* is unlinked: its token is deleted here. GitHub was not told. To end it there too, \
        remove Pitwall from <https://github.com/settings/applications|your authorized applications>. \
        You act at GitHub as *ci-bot*, the account that everybody shares here.
        """,
        desk.type("unlink"));
  }
}
