package dev.pitwall.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.desk.Desk;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpTest {
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
  void helpShowsEveryCommandAsItDescribesItself() {
    assertEquals(
        """
        *list* – show sessions, newest first
        `/agents list [running|waiting|done|failed|mine] [repo:owner/name] [by:@user] [words]`
        *start* – start a session and show its card here
        `/agents start [owner/repo] [base:branch] [model:name] [agent:name] [via:issue] prompt…`
        *show* – show a session's card in this channel
        `/agents show &lt;handle&gt;`
        *log* – show the latest of a session's log, or all of it as a file in its thread
        `/agents log &lt;handle&gt; [all]`
        *stop* – stop a session
        `/agents stop &lt;handle&gt; [reason…]`
        *say* – tell the agent something; after its end, where the source can, in another turn
        `/agents say &lt;handle&gt; text…`
        *watch* – show a card here for each session of a repository, wherever it is started; list its past ones here
        `/agents watch [owner/repo] [running|waiting|done|failed] [off|milestones|verbose]`
        *unwatch* – show no more of a repository's sessions here
        `/agents unwatch [owner/repo]`
        *link* – link your GitHub account, so that you act at GitHub as yourself
        `/agents link`
        *unlink* – unlink your GitHub account and delete its token
        `/agents unlink`
        *help* – show this, or more on one command
        `/agents help [command]`
        ~ A session's handle, such as `k3f9`, stands on its card. More on one word: `/agents help start`
        """,
        desk.type("help"));
  }

  @Test
  void helpOnACommandShowsAnExample() {
    assertEquals(
        """
        *stop* – stop a session
        `/agents stop &lt;handle&gt; [reason…]`
        ~ For instance `/agents stop k3f9 wrong direction`
        """,
        desk.type("help stop"));
  }

  @Test
  void noWordsShowWhatRunsAndHowToStart() {
    desk.running("Fix the login button on the homepage");
    assertEquals(
        """
        *Sessions*  ·  1 running
        :large_blue_circle: *Fix the login button on the homepage*
        acme/shop · <@U0ALICE> · since <!date^1795330860^{time}|07:01 UTC> · `k3f9`  [Show]
        ---
        Start one: `/agents start Fix the login button on the homepage`
        ~ Words: list, start, show, log, stop, say, watch, unwatch, link, unlink, help. What they do: `/agents help`
        """,
        desk.type(""));
  }

  @Test
  void aMistypedWordIsMendedWithAllThatFollowedIt() {
    assertEquals(
        """
        There is no `/agents stpo`. Did you mean `/agents stop`, to stop a session?
        | /agents stop k3f9 wrong direction
        """,
        desk.type("stpo k3f9 wrong direction"));
  }

  @Test
  void wordsThatAreNoCommandMayHaveBeenATask() {
    assertEquals(
        """
        There is no `/agents please`. To start a session with these words as its task, put `start` before them:
        | /agents start please fix the login <button> of #shop
        """,
        desk.type("please fix the login &lt;button&gt; of <#C0SHOP|shop>"));
  }

  @Test
  void aWordThatIsNothingLeadsToHelp() {
    assertEquals(
        """
        There is no `/agents x`. `/agents help` shows what there is.
        """,
        desk.type("x"));
  }

  @Test
  void helpOnWhatIsNoCommandNamesTheNearest() {
    assertEquals(
        """
        There is no `/agents strat`. Did you mean `/agents start`, to start a session and show its card here?
        """,
        desk.type("help strat"));
  }
}
