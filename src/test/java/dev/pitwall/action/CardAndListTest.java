package dev.pitwall.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.ButtonValue;
import dev.pitwall.card.Reply;
import dev.pitwall.command.CommandRequest;
import dev.pitwall.desk.Desk;
import dev.pitwall.desk.Seen;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Sessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardAndListTest {
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

  @Test
  void theListTurnsWhereItStands() {
    IntStream.rangeClosed(1, 23).forEach(this::task);
    var typed = new CommandRequest("x", Sessions.AGENTS, Sessions.ALICE, "list");
    var first = desk.commands.run(typed);
    assertEquals("Task 23 … Task 14 [Older] [Running only] [Mine]", inShort(first));
    var second = desk.press(first, "Older");
    assertInstanceOf(Reply.Replace.class, second);
    assertEquals("Task 13 … Task 4 [Newer] [Older] [Running only] [Mine]", inShort(second));
    var third = desk.press(second, "Older");
    assertEquals("Task 3 … Task 1 [Newer] [Running only] [Mine]", inShort(third));
    assertEquals(inShort(second), inShort(desk.press(third, "Newer")));
    assertEquals(inShort(first), inShort(desk.press(second, "Newer")));
    assertEquals(
        "Task 23 … Task 14 [Older] [Mine] [All]", inShort(desk.press(third, "Running only")));
    assertEquals(
        "Task 23 … Task 14 [Older] [Running only] [All]", inShort(desk.press(third, "Mine")));
  }

  private void task(int nth) {
    desk.pass(Duration.ofSeconds(1));
    desk.running("Task " + nth);
  }

  /** First and last title, and the buttons. */
  private static String inShort(Reply reply) {
    var lines = Seen.of(reply).lines().toList();
    var titles =
        lines.stream()
            .filter(line -> line.contains("*Task"))
            .map(line -> line.replaceAll(".*\\*(Task \\d+)\\*.*", "$1"))
            .toList();
    var buttons = lines.stream().filter(line -> line.startsWith("[")).collect(Collectors.joining());
    return titles.getFirst() + " … " + titles.getLast() + " " + buttons;
  }

  @Test
  void aButtonOfAnUnknownListShowsAllFromTheFirst() {
    desk.running("Fix the login button");
    var all = "(in its place)\n" + desk.type("list");
    for (var value :
        new String[] {
          "", "x", "NONE||||", "||U1;||", "|||AAAA|", "|||%|", "||||" + "w ".repeat(500)
        }) {
      assertEquals(all, desk.click(ActionIds.LIST_PAGE, value, null), value);
    }
  }

  @Test
  void showInAListBringsTheCardHere() {
    var session = desk.running(Sessions.ALICE, Sessions.SHOP, "Fix the login button");
    var id = ActionIds.nth(ActionIds.SHOW, "k3f9");
    assertEquals("(nothing)\n", desk.click(id, ButtonValue.of(session.id()), null));
    desk.delivered();
    assertEquals(
        """
        The card of *Fix the login button* is in this channel already: <https://slack.com/app_redirect?team=T0PITWALL&amp;channel=C0AGENTS&amp;message_ts=1700000000.000100|go to it>.
        """,
        desk.click(id, ButtonValue.of(session.id()), null));
  }

  @Test
  void theMenuChangesHowMuchTheThreadGets() {
    var session = desk.running("Fix the login button");
    assertEquals(
        """
        This thread now gets all the agent explores, thinks and does.
        """,
        desk.click(ActionIds.MENU, ButtonValue.of(session.id(), "verbose"), null));
    assertEquals(DigestLevel.VERBOSE, desk.store.shown(session.id()).getFirst().level());
    assertEquals(
        """
        You can't do this from here: the session's card is in <#C0AGENTS>. Do it there, or ask <@U0ALICE>.
        """,
        desk.click(
            Sessions.BOB,
            Sessions.SHOP,
            ActionIds.MENU,
            ButtonValue.of(session.id(), "off"),
            null));
    assertEquals(DigestLevel.VERBOSE, desk.store.shown(session.id()).getFirst().level());
  }

  @Test
  void theMenuGivesTheLogAsAFileAndStartsAgain() {
    var session = desk.running("Fix the login button");
    desk.delivered();
    assertTrue(
        desk.click(ActionIds.MENU, ButtonValue.of(session.id(), "file"), null)
            .startsWith("(file k3f9-log.txt in C0AGENTS 1700000000.000100"));
    assertTrue(
        desk.click(ActionIds.MENU, ButtonValue.of(session.id(), "again"), null)
            .startsWith("(opens)\n== Start again =="));
    assertEquals(
        """
        This choice is not known here any more. See `/agents list`.
        """,
        desk.click(ActionIds.MENU, ButtonValue.of(session.id(), "dance"), null));
  }

  @Test
  void aLinkNeedsNothingDone() {
    assertEquals("(nothing)\n", desk.click(ActionIds.nth(ActionIds.LINK, "pr"), "", null));
  }
}
