package dev.pitwall.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.card.ActionIds;
import dev.pitwall.desk.Desk;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Person;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Workspace;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MentionTest {
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

  private static final String CARD = "1700000000.000100";

  @Test
  void aMentionStartsASession() {
    assertEquals("(nothing)\n", mention("fix the <#C0SHOP|shop> &amp; its login", null));
    assertEquals("fix the #shop & its login", desk.session("k3f9").task().prompt());
  }

  @Test
  void aMentionThatIsNotEnoughOffersTheForm() {
    desk.source.repositories =
        List.of(new Repository("acme", "shop"), new Repository("acme", "api"));
    assertEquals(
        """
        There are several repositories. Name one of these first: `acme/shop`, `acme/api`.
        [Open the form]
        """,
        mention("fix the login", null));
    assertEquals(
        """
        There is nothing to do yet. Say what the agent should do.
        [Open the form]
        """,
        mention("", null));
  }

  @Test
  void aMentionInACardsThreadIsSaidToItsAgent() {
    var session = desk.running("Fix the login button");
    desk.delivered();
    assertEquals(
        """
        Told the agent of *Fix the login button*.
        """,
        mention("leave the &lt;database&gt; alone", CARD));
    assertEquals(List.of("say k3f9: leave the <database> alone"), desk.source.asked);
    assertEquals(
        """
        Write what the agent should know behind the mention; it goes to the agent.
        """,
        mention(" ", CARD));
    desk.tell(session, new SessionEvent.Completed("Done."));
    assertEquals(
        """
        *Fix the login button* is over already: it is done. To go on, start another: `/agents start`.
        | one more thing
        """,
        mention("one more thing", CARD));
  }

  @Test
  void aMentionAfterTheEndBeginsAnotherTurnWhereTheSourceCan() {
    var session = desk.running("Fix the login button");
    desk.delivered();
    desk.source.capabilities = EnumSet.allOf(Capability.class);
    desk.tell(session, new SessionEvent.Completed("Done."));
    assertEquals(
        """
        Told the agent of *Fix the login button*, which begins another turn with it.
        """,
        mention("one more thing", CARD));
    assertEquals(List.of("say k3f9: one more thing"), desk.source.asked);
  }

  @Test
  void aSourceWithoutEarsIsToldSo() {
    desk.running("Fix the login button");
    desk.delivered();
    desk.source.capabilities = EnumSet.of(Capability.START);
    assertEquals(
        """
        This session's source takes no messages while it works. Stop it and start it again with a clearer task.
        | leave it
        """,
        mention("leave it", CARD));
  }

  @Test
  void aMentionInAnotherThreadStartsASession() {
    desk.running("Fix the login button");
    desk.delivered();
    mention("fix the cart", "1600000000.000100");
    assertEquals("fix the cart", desk.session("p7xq").task().prompt());
  }

  @Test
  void aGuestOfAnotherWorkspaceTellsTheAgentNothing() {
    desk.running("Fix the login button");
    desk.delivered();
    var eve = new Person(new Workspace("T0OTHER"), "U0EVE");
    desk.click(eve, Sessions.AGENTS, ActionIds.MENTION, "delete everything", CARD);
    assertEquals(List.of(), desk.source.asked);
  }

  private String mention(String text, @Nullable String thread) {
    return desk.click(ActionIds.MENTION, text, thread);
  }
}
