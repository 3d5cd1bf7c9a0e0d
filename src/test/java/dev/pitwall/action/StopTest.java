package dev.pitwall.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.ButtonValue;
import dev.pitwall.card.Reply;
import dev.pitwall.desk.Desk;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Person;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Workspace;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopTest {
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

  private String clickStop(Session session) {
    return desk.click(ActionIds.STOP, ButtonValue.of(session.id()), CARD);
  }

  private static String metadata(Session session) {
    return ButtonValue.of(session.id(), Sessions.AGENTS.id());
  }

  @Test
  void theButtonAsksOnceMore() {
    var session = desk.running("Fix the login button");
    desk.delivered();
    assertEquals(
        """
        (opens)
        == Stop session? ==
        *Fix the login button*
        ~ acme/shop  ·  claude  ·  `k3f9`
        Why?? __
        And then? (*Leave it at that | Start it again with a clearer task)
        <Stop session> <Keep running>
        """,
        clickStop(session));
    assertEquals(List.of(), desk.source.asked);
  }

  @Test
  void theDialogStopsWithTheReason() {
    var session = desk.running("Fix the login button");
    assertEquals(
        "(nothing)\n",
        desk.submit(
            ActionIds.STOP_SUBMIT,
            metadata(session),
            Map.of("reason", "wrong direction", "then", "leave")));
    assertEquals(List.of("stop k3f9: wrong direction"), desk.source.asked);
  }

  @Test
  void theDialogClosesWhenTheWishIsStoredWhateverTheSourceDoes() {
    var session = desk.running("Fix the login button");
    var later = new ArrayDeque<Runnable>();
    desk.soon = later::add;
    assertEquals("(nothing)\n", desk.submit(ActionIds.STOP_SUBMIT, metadata(session), Map.of()));
    assertEquals(List.of(), desk.source.asked);
    assertEquals(true, desk.session("k3f9").stop().pending());
    later.remove().run();
    assertEquals(List.of("stop k3f9: "), desk.source.asked);
  }

  @Test
  void aSecondClickSaysWhoWasFirst() {
    var session = desk.running("Fix the login button");
    desk.delivered();
    desk.type(Sessions.BOB, Sessions.AGENTS, "stop k3f9");
    assertEquals(
        """
        <@U0BOB> asked to stop *Fix the login button* at <!date^1795330860^{time}|07:01 UTC>. Its card says when it has stopped.
        """,
        clickStop(session));
  }

  @Test
  void twoPeopleWithTheDialogOpenStopItOnce() {
    var session = desk.running("Fix the login button");
    desk.submit(ActionIds.STOP_SUBMIT, metadata(session), Map.of());
    assertEquals(
        """
        <@U0ALICE> asked to stop *Fix the login button* at <!date^1795330860^{time}|07:01 UTC>. Its card says when it has stopped.
        """,
        desk.submit(ActionIds.STOP_SUBMIT, metadata(session), Map.of()));
    assertEquals(List.of("stop k3f9: "), desk.source.asked);
  }

  @Test
  void aClickWhenItIsOverSaysHowItEnded() {
    var session = desk.running("Fix the login button");
    desk.delivered();
    desk.tell(session, new SessionEvent.Failed("It crashed."));
    assertEquals(
        """
        *Fix the login button* is over already: it failed. To go on, start another: `/agents start`.
        """,
        clickStop(session));
  }

  @Test
  void aCardThatWasReplacedLeadsToTheOneThatIsKept() {
    var session = desk.running("Fix the login button");
    desk.delivered();
    assertEquals(
        """
        This card of *Fix the login button* is not kept up to date any more. Use <https://slack.com/app_redirect?team=T0PITWALL&amp;channel=C0AGENTS&amp;message_ts=1700000000.000100|the one that is>.
        """,
        desk.click(ActionIds.STOP, ButtonValue.of(session.id()), "1600000000.000100"));
  }

  @Test
  void stoppingCanGoOnToStartingAgain() {
    var session = desk.running("Fix the login button");
    assertEquals(
        """
        (turns)
        == Start again ==
        Repository (*acme/shop)
        What should the agent do? _Fix the login button_
        ~ The session is being stopped. Make the task clearer, then start it again.
        Agent? (*claude | codex)
        Base branch? __
        Model? __
        <Start> <Cancel>
        """,
        desk.submit(
            ActionIds.STOP_SUBMIT,
            metadata(session),
            Map.of("reason", "wrong direction", "then", "restart")));
    assertEquals(List.of("stop k3f9: wrong direction"), desk.source.asked);
  }

  @Test
  void whatIsStartedAgainIsLinkedToTheOldOne() {
    var old = desk.running("Fix the login button");
    var reply =
        desk.act(
            Sessions.ALICE,
            null,
            ActionIds.STOP_SUBMIT,
            metadata(old),
            null,
            "",
            Map.of("then", "restart"));
    var view = ((Reply.Update) reply).modal().view();
    assertEquals(
        "(nothing)\n",
        desk.submit(
            ActionIds.START_SUBMIT,
            view.path("private_metadata").asText(),
            Map.of("repository", "acme/shop", "prompt", "Fix the login button in the header")));
    var next = desk.session("p7xq");
    assertEquals(old.id(), next.task().restartOf());
    assertEquals("Fix the login button in the header", next.task().prompt());
    assertEquals(
        List.of(Sessions.AGENTS),
        desk.store.shown(next.id()).stream().map(shown -> shown.channel()).toList());
  }

  @Test
  void startingAgainWorksEvenWhenItIsOverByThen() {
    var session = desk.running("Fix the login button");
    desk.tell(session, new SessionEvent.Completed("Done."));
    assertEquals(
        "~ The session is over already. Make the task clearer, then start it again.",
        desk.submit(ActionIds.STOP_SUBMIT, metadata(session), Map.of("then", "restart"))
            .lines()
            .filter(line -> line.startsWith("~ "))
            .findFirst()
            .orElse(""));
  }

  @Test
  void aSourceThatCanNotStartOffersNoSecondTry() {
    var session = desk.running("Fix the login button");
    desk.source.capabilities = EnumSet.of(Capability.STOP);
    assertEquals(
        """
        (opens)
        == Stop session? ==
        *Fix the login button*
        ~ acme/shop  ·  claude  ·  `k3f9`
        Why?? __
        <Stop session> <Keep running>
        """,
        clickStop(session));
  }

  @Test
  void whoeverDoesNotSeeTheCardMayNotStopIt() {
    var session = desk.running("Fix the login button");
    assertEquals(
        """
        You can't do this from here: the session's card is in <#C0AGENTS>. Do it there, or ask <@U0ALICE>.
        """,
        desk.click(
            Sessions.BOB, Sessions.SHOP, ActionIds.STOP, ButtonValue.of(session.id()), CARD));
  }

  @Test
  void toAnotherWorkspaceTheSessionIsNotThere() {
    var session = desk.running("Fix the login button");
    var eve = new Person(new Workspace("T0OTHER"), "U0EVE");
    var unknown =
        """
        This session is not known here any more. See `/agents list`.
        """;
    assertEquals(
        unknown, desk.click(eve, Sessions.AGENTS, ActionIds.STOP, session.id().text(), CARD));
    assertEquals(unknown, desk.click(eve, null, ActionIds.STOP_SUBMIT, metadata(session), null));
    assertEquals(unknown, desk.click(ActionIds.STOP, "no session at all", CARD));
    assertEquals(List.of(), desk.source.asked);
  }
}
