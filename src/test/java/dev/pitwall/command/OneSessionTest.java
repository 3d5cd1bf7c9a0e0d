package dev.pitwall.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.desk.Desk;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Capability;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.Sessions;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneSessionTest {
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
  void aCommandWithoutAHandleSaysWhereHandlesAre() {
    assertEquals(
        """
        Say which session: `/agents stop &lt;handle&gt; [reason…]`. Its handle stands at the end of its card, and in `/agents list`.
        """,
        desk.type("stop"));
  }

  @Test
  void anUnknownHandleIsAnsweredWithTheNearestAndItsTitle() {
    desk.running("Fix the login button");
    assertEquals(
        """
        There is no session `k3f8`. Did you mean `k3f9`, *Fix the login button*?
        | /agents stop k3f9 wrong direction
        """,
        desk.type("stop k3f8 wrong direction"));
  }

  @Test
  void aHandleLikeNoneLeadsToTheList() {
    desk.running("Fix the login button");
    assertEquals(
        """
        There is no session `everything`. `/agents list` shows those there are.
        """,
        desk.type("show everything"));
  }

  @Test
  void whatWasToBeSaidComesBackWhenTheHandleIsWrong() {
    assertEquals(
        """
        There is no session `zzzz`. `/agents list` shows those there are.
        | leave the <database> alone
        """,
        desk.type("say zzzz leave the &lt;database&gt; alone"));
  }

  @Test
  void handlesAreReadAsPeopleWriteThem() {
    desk.running("Fix the login button");
    assertEquals(desk.type("log k3f9"), desk.type("log `K3F9`"));
  }

  @Test
  void aSessionOfAnotherWorkspaceDoesNotExist() {
    desk.running("Fix the login button");
    var elsewhere = new dev.pitwall.session.Workspace("T0OTHER");
    assertEquals(
        """
        There is no session `k3f9`. `/agents list` shows those there are.
        """,
        desk.type(
            new dev.pitwall.session.Person(elsewhere, "U0EVE"),
            new dev.pitwall.session.Channel(elsewhere, "C0OTHER"),
            "stop k3f9"));
    assertEquals(List.of(), desk.source.asked);
  }

  @Test
  void showBringsTheCardIntoAnotherChannel() {
    var session = desk.running("Fix the login button");
    assertEquals("(nothing)\n", desk.type(Sessions.BOB, Sessions.SHOP, "show k3f9"));
    assertEquals(
        List.of(Sessions.AGENTS, Sessions.SHOP),
        desk.store.shown(session.id()).stream().map(shown -> shown.channel()).toList());
  }

  @Test
  void showWhereTheCardIsLeadsToIt() {
    desk.running("Fix the login button");
    desk.delivered();
    assertEquals(
        """
        The card of *Fix the login button* is in this channel already: <https://slack.com/app_redirect?team=T0PITWALL&amp;channel=C0AGENTS&amp;message_ts=1700000000.000100|go to it>.
        """,
        desk.type("show k3f9"));
  }

  @Test
  void stopIsCarriedWithItsReason() {
    desk.running("Fix the login button");
    assertEquals(
        """
        Stopping *Fix the login button*. Its card says when it has stopped.
        """,
        desk.type("stop k3f9 wrong &lt;direction&gt;"));
    assertEquals(List.of("stop k3f9: wrong <direction>"), desk.source.asked);
  }

  @Test
  void aSecondStopSaysWhoWasFirst() {
    desk.running("Fix the login button");
    desk.type(Sessions.BOB, Sessions.AGENTS, "stop k3f9");
    assertEquals(
        """
        <@U0BOB> asked to stop *Fix the login button* at <!date^1795330860^{time}|07:01 UTC>. Its card says when it has stopped.
        """,
        desk.type("stop k3f9 me too"));
    assertEquals(List.of("stop k3f9: "), desk.source.asked);
  }

  @Test
  void aStopOfWhatIsOverSaysHowItEnded() {
    var session = desk.running("Fix the login button");
    desk.tell(session, new SessionEvent.Completed("Done."));
    assertEquals(
        """
        *Fix the login button* is over already: it is done. To go on, start another: `/agents start`.
        """,
        desk.type("stop k3f9"));
  }

  @Test
  void aStopThatTheSourceRefusesSaysWhy() {
    desk.running("Fix the login button");
    desk.source.outcome = new ActOutcome.Refused("The agent has not started yet. Try again soon.");
    assertEquals(
        """
        The agent has not started yet. Try again soon.
        """,
        desk.type("stop k3f9"));
  }

  @Test
  void aStopThatMayHaveArrivedIsNotCalledDone() {
    desk.running("Fix the login button");
    desk.source.outcome = new ActOutcome.Unclear("time-out");
    assertEquals(
        """
        Asked to stop *Fix the login button*, and not told yet whether it does. Its card will say.
        """,
        desk.type("stop k3f9"));
  }

  @Test
  void whoeverDoesNotSeeTheCardMayNotStopIt() {
    desk.running("Fix the login button");
    assertEquals(
        """
        You can't do this from here: the session's card is in <#C0AGENTS>. Do it there, or ask <@U0ALICE>.
        | wrong direction
        """,
        desk.type(Sessions.BOB, Sessions.SHOP, "stop k3f9 wrong direction"));
    assertEquals(List.of(), desk.source.asked);
  }

  @Test
  void whoeverAskedForItMayStopItFromAnywhere() {
    desk.running("Fix the login button");
    desk.type(Sessions.ALICE, Sessions.SHOP, "stop k3f9");
    assertEquals(List.of("stop k3f9: "), desk.source.asked);
  }

  @Test
  void whatIsSaidReachesTheAgent() {
    desk.running("Fix the login button");
    assertEquals(
        """
        Told the agent of *Fix the login button*.
        """,
        desk.type("say k3f9 ask <@U0BOB|bob> first"));
    assertEquals(List.of("say k3f9: ask @bob first"), desk.source.asked);
  }

  @Test
  void whatIsKeptForTheNextTurnIsToldSo() {
    desk.running("Fix the login button");
    desk.source.outcome = new ActOutcome.Deferred("when the agent has finished its turn");
    assertEquals(
        """
        *Fix the login button* gets it when the agent has finished its turn.
        """,
        desk.type("say k3f9 stop using jQuery"));
  }

  @Test
  void whatCouldNotBeSaidComesBack() {
    var session = desk.running("Fix the login button");
    desk.source.outcome = new ActOutcome.Refused("The agent takes no more messages.");
    assertEquals(
        """
        The agent takes no more messages.
        | stop using jQuery
        """,
        desk.type("say k3f9 stop using jQuery"));
    desk.tell(session, new SessionEvent.Failed("It crashed."));
    assertEquals(
        """
        *Fix the login button* is over already: it failed. To go on, start another: `/agents start`.
        | stop using jQuery
        """,
        desk.type("say k3f9 stop using jQuery"));
  }

  @Test
  void whatIsSaidAfterTheEndBeginsAnotherTurnWhereTheSourceCan() {
    var session = desk.running("Fix the login button");
    desk.source.capabilities = EnumSet.allOf(Capability.class);
    desk.tell(session, new SessionEvent.Completed("Done."));
    assertEquals(
        """
        Told the agent of *Fix the login button*, which begins another turn with it.
        """,
        desk.type("say k3f9 the colour is wrong"));
    assertEquals(List.of("say k3f9: the colour is wrong"), desk.source.asked);
  }

  @Test
  void aSourceWithoutEarsIsToldSo() {
    desk.running("Fix the login button");
    desk.source.capabilities = EnumSet.of(Capability.START, Capability.STOP);
    assertEquals(
        """
        This session's source takes no messages while it works. Stop it and start it again with a clearer task.
        | stop using jQuery
        """,
        desk.type("say k3f9 stop using jQuery"));
  }

  @Test
  void nothingToSayShowsHow() {
    desk.running("Fix the login button");
    assertEquals(
        """
        Say what the agent should know: `/agents say k3f9 leave the database alone`.
        """,
        desk.type("say k3f9"));
  }

  private void logged() {
    var session = desk.running("Fix the login button");
    var run = new Detail(List.of(), "npm test", 1, "1 failed\nexpected <b> got `c`\n", List.of());
    var edit = new Detail(List.of(), "", null, "", List.of(new FileChange("src/login.ts", 12, 3)));
    desk.tell(
        session,
        new SessionEvent.Logged(
            List.of(
                new LogEntry.Setup(desk.now, "Made a worktree."),
                new LogEntry.Thought(desk.now, "The handler *never* awaits.\nFix that first."),
                new ToolCall(
                    desk.now,
                    "1",
                    ToolKind.READ,
                    "Read src/login.ts",
                    ToolStatus.COMPLETED,
                    Detail.NONE),
                new ToolCall(
                    desk.now, "2", ToolKind.EXECUTE, "Run tests", ToolStatus.COMPLETED, run),
                new ToolCall(desk.now, "3", ToolKind.EDIT, "Edit", ToolStatus.COMPLETED, edit),
                new LogEntry.PersonSaid(desk.now, Sessions.BOB, "mind the tests"),
                new LogEntry.Failure(desk.now, "<!channel> gave up"))));
  }

  @Test
  void theLatestOfTheLogIsShownCalmly() {
    logged();
    assertEquals(
        """
        *Fix the login button*
        ~ 1–7 of 7  ·  acme/shop  ·  `k3f9`
        <!date^1795330860^{time}|07:01 UTC> :gear: Made a worktree.
        <!date^1795330860^{time}|07:01 UTC> :thought_balloon: The handler ∗never∗ awaits.
        Fix that first.
        <!date^1795330860^{time}|07:01 UTC> :mag: Read src/login.ts
        <!date^1795330860^{time}|07:01 UTC> :computer: `npm test` · exit code 1
        | 1 failed
        | expected <b> got `c`
        <!date^1795330860^{time}|07:01 UTC> :pencil2: Edit · `src/login.ts` +12 −3
        <!date^1795330860^{time}|07:01 UTC> :leftwards_arrow_with_hook: <@U0BOB>: mind the tests
        <!date^1795330860^{time}|07:01 UTC> :x: &lt;!channel&gt; gave up
        """,
        desk.type("log k3f9"));
  }

  @Test
  void theWholeLogIsAFileInTheThread() {
    logged();
    desk.delivered();
    assertEquals(
        """
        (file k3f9-log.txt in C0AGENTS 1700000000.000100: The log of *Fix the login button*)
        Fix the login button
        Session k3f9, claude in acme/shop, in_progress
        Times are UTC.

        2026-11-22 07:01:00  prompt: Fix the login button
        2026-11-22 07:01:00  setup: Made a worktree.
        2026-11-22 07:01:00  thought: The handler *never* awaits.
            Fix that first.
        2026-11-22 07:01:00  read: Read src/login.ts
        2026-11-22 07:01:00  execute: Run tests
            $ npm test
            1 failed
            expected <b> got `c`
            exit code 1
        2026-11-22 07:01:00  edit: Edit
            src/login.ts +12 -3
        2026-11-22 07:01:00  told by U0BOB: mind the tests
        2026-11-22 07:01:00  failure: <!channel> gave up
        """,
        desk.type("log k3f9 all"));
  }

  @Test
  void theFileIsForAThreadThatIsThere() {
    logged();
    assertEquals(
        """
        The session's card is still on its way. Ask again in a moment.
        """,
        desk.type("log k3f9 all"));
    assertEquals(
        """
        The file goes into the session's thread, and its card is not in this channel. Show it here first:
        | /agents show k3f9
        """,
        desk.type(Sessions.BOB, Sessions.SHOP, "log k3f9 all"));
  }

  @Test
  void aLogOfNothingSaysSo() {
    desk.running("Fix the login button");
    assertEquals(
        """
        *Fix the login button*
        ~ Nothing logged yet  ·  acme/shop  ·  `k3f9`
        """,
        desk.type("log k3f9"));
  }

  @Test
  void somethingElseBehindALogsHandleIsRefused() {
    desk.running("Fix the login button");
    assertEquals(
        """
        Only `all` can follow the handle: `/agents log k3f9 all` puts all of the log into the thread.
        """,
        desk.type("log k3f9 al"));
  }
}
