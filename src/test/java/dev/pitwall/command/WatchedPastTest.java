package dev.pitwall.command;

import static dev.pitwall.session.Sessions.AGENTS;
import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.BOB;
import static dev.pitwall.session.Sessions.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.ButtonValue;
import dev.pitwall.desk.Desk;
import dev.pitwall.session.Found;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Past sessions of a repository, found by the account that all share, are known where somebody who
 * can see it chose to watch it, and nowhere else.
 */
class WatchedPastTest {
  private static final Repository SECRET = new Repository("octo-org", "secret");
  private static final String LISTED =
      """
      *Sessions*  ·  none running  ·  1 finished in 24 h
      :white_check_mark: *Rotate the keys*
      octo-org/secret · octocat · no files changed · 1 min ago · `k3f9`  [Show]
      [Running only] [Mine]
      """;

  @TempDir Path directory;
  private Desk desk;
  private Session past;

  @BeforeEach
  void open() {
    desk = new Desk(directory);
    desk.github.repositories = List.of(SECRET);
    var task =
        new Task(
            "github",
            SECRET,
            "Rotate the keys",
            "Rotate the keys of the vault",
            "Copilot",
            "",
            "",
            null,
            "octocat",
            null);
    var url = "https://github.com/octo-org/secret/copilot/tasks/a1";
    past =
        desk.tracker.adopt(
            Sessions.PIT_LANE,
            new Found(
                new SessionRef("github", "a1"),
                url,
                task,
                desk.now,
                desk.now,
                List.of(new SessionEvent.Completed("Done."))));
    desk.pass(Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void watchedInShop() {
    desk.type(BOB, SHOP, "watch octo-org/secret");
  }

  private String aliceInShop(String text) {
    return desk.type(ALICE, SHOP, text);
  }

  @Test
  void theyAreListedInTheChannelThatWatchesAndNowhereElse() {
    var nothing = aliceInShop("list");
    watchedInShop();

    assertEquals(LISTED, aliceInShop("list"));
    assertTrue(aliceInShop("list rotate").contains("`k3f9`"));
    assertTrue(aliceInShop("list done").contains("`k3f9`"));
    assertEquals(nothing, desk.type("list"), "in #agents");
    assertEquals(nothing, desk.type(BOB, AGENTS, "list"), "Bob in #agents");
    assertEquals(List.of(), desk.store.shown(past.id()), "it gets no card");
  }

  @Test
  void theirHandlesAreKnownThere() {
    watchedInShop();
    assertEquals(
        """
        There is no session `k3f8`. Did you mean `k3f9`, *Rotate the keys*?
        | /agents show k3f9
        """,
        aliceInShop("show k3f8"));
    assertEquals(
        """
        A log is read for sessions that a channel shows, and no channel shows this one. Show it here first:
        | /agents show k3f9
        """,
        aliceInShop("log k3f9"));
    assertEquals(
        """
        You can do this only where the session's card is. `/agents show k3f9` shows it here.
        """,
        aliceInShop("stop k3f9"));
    assertEquals(
        """
        There is no session `k3f9`. `/agents list` shows those there are.
        """,
        desk.type("log k3f9"));
  }

  @Test
  void theShowButtonBringsOneIntoTheOpen() {
    watchedInShop();
    var value = ButtonValue.of(past.id());
    assertEquals(
        """
        This session is not known here any more. See `/agents list`.
        """,
        desk.click(ALICE, AGENTS, ActionIds.SHOW, value, null));
    assertEquals("(nothing)\n", desk.click(ALICE, SHOP, ActionIds.SHOW, value, null));
    assertEquals(LISTED, desk.type("list"));
  }

  @Test
  void afterUnwatchTheyAreKnownNoMoreUnlessTheyWereShown() {
    watchedInShop();
    aliceInShop("unwatch");
    assertEquals(
        """
        *Sessions*  ·  none running
        No sessions yet. `/agents start` starts the first.
        """,
        aliceInShop("list"));

    watchedInShop();
    aliceInShop("show k3f9");
    aliceInShop("unwatch");
    assertEquals(LISTED, aliceInShop("list"));
  }
}
