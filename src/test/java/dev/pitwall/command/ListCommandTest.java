package dev.pitwall.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.desk.Desk;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCommandTest {
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

  private void fiveSessions() {
    var waiting = desk.running("Migrate the orders table");
    desk.pass(Duration.ofMinutes(1));
    var working = desk.running(Sessions.BOB, Sessions.SHOP, "Fix the login button");
    desk.pass(Duration.ofMinutes(1));
    var done = desk.running("Add dark mode");
    var failed = desk.running("Upgrade to Java 25");
    var stopped = desk.running("Rename every colour token");
    desk.pass(Duration.ofMinutes(4));
    desk.tell(waiting, new SessionEvent.Asked(Sessions.mayIMigrate()));
    desk.tell(working, new SessionEvent.Progressed("running the unit tests"));
    desk.tell(
        done,
        new SessionEvent.Worked(new Work("pitwall/dark-mode", 1, 120, 4, 3, null, List.of())));
    desk.tell(done, new SessionEvent.Completed("Done."));
    desk.tell(failed, new SessionEvent.Failed("The agent's process ended with exit code 3."));
    desk.type("stop " + stopped.handle().text() + " wrong direction");
    desk.tell(stopped, new SessionEvent.Cancelled());
    desk.pass(Duration.ofMinutes(70));
  }

  @Test
  void nothingYetSaysHowToStart() {
    assertEquals(
        """
        *Sessions*  ·  none running
        No sessions yet. `/agents start` starts the first.
        """,
        desk.type("list"));
  }

  @Test
  void theNewestComesFirstAndCountsAreOnTop() {
    fiveSessions();
    assertEquals(
        """
        *Sessions*  ·  1 needs you  ·  1 running  ·  3 finished in 24 h
        :black_square_for_stop: *Rename every colour token*
        acme/shop · <@U0ALICE> · stopped by <@U0ALICE> · 1 h ago · `b4tt`  [Show]
        :x: *Upgrade to Java 25*
        acme/shop · <@U0ALICE> · The agent's process ended with exit code 3. · 1 h ago · `q8wd`  [Show]
        :white_check_mark: *Add dark mode*
        acme/shop · <@U0ALICE> · +120 −4 in 3 files · 1 h ago · `m2ad`  [Show]
        :large_blue_circle: *Fix the login button*
        acme/shop · <@U0BOB> · since <!date^1795330920^{time}|07:02 UTC> · running the unit tests · `p7xq`  [Show]
        :raised_hand: *Migrate the orders table*
        acme/shop · <@U0ALICE> · waiting since <!date^1795330860^{time}|07:01 UTC> · `k3f9`  [Show]
        [Running only] [Mine]
        """,
        desk.type("list"));
  }

  @Test
  void filtersNarrowTheListTogether() {
    fiveSessions();
    assertEquals(
        """
        *Sessions*  ·  1 needs you  ·  1 running  ·  3 finished in 24 h
        ~ Only failed · in acme/shop · by <@U0ALICE> · “upgrade java”
        :x: *Upgrade to Java 25*
        acme/shop · <@U0ALICE> · The agent's process ended with exit code 3. · 1 h ago · `q8wd`  [Show]
        [Running only] [All]
        """,
        desk.type("list failed mine repo:ACME/shop upgrade java"));
  }

  @Test
  void waitingIsAFilter() {
    fiveSessions();
    assertEquals(
        """
        *Sessions*  ·  1 needs you  ·  1 running  ·  3 finished in 24 h
        ~ Only waiting
        :raised_hand: *Migrate the orders table*
        acme/shop · <@U0ALICE> · waiting since <!date^1795330860^{time}|07:01 UTC> · `k3f9`  [Show]
        [Running only] [Mine] [All]
        """,
        desk.type("list waiting"));
  }

  @Test
  void anEmptyFilterSaysWhatThereIsNoneOf() {
    assertEquals(
        List.of(
            "No session is running now.",
            "No session needs an answer now.",
            "No session is done yet.",
            "No session has failed or was stopped.",
            "No session fits."),
        Stream.of("running", "waiting", "done", "failed", "mine")
            .map(filter -> desk.type("list " + filter))
            .map(shown -> shown.lines().skip(2).findFirst().orElse(""))
            .toList());
  }

  @Test
  void gitHubsWordsForStatesAreUnderstoodToo() {
    fiveSessions();
    assertEquals(desk.type("list running"), desk.type("list IN_PROGRESS"));
    assertEquals(desk.type("list done"), desk.type("list completed"));
  }

  @Test
  void aPersonIsNamedByMention() {
    fiveSessions();
    assertEquals(
        """
        *Sessions*  ·  1 needs you  ·  1 running  ·  3 finished in 24 h
        ~ Only by <@U0BOB>
        :large_blue_circle: *Fix the login button*
        acme/shop · <@U0BOB> · since <!date^1795330920^{time}|07:02 UTC> · running the unit tests · `p7xq`  [Show]
        [Running only] [Mine] [All]
        """,
        desk.type("list by:<@U0BOB|bob the builder>"));
    assertEquals(desk.type("list mine"), desk.type("list by:me"));
  }

  @Test
  void aNameThatSlackDidNotTurnIntoAMentionIsNotGuessed() {
    assertEquals(
        """
        It is not clear who `by:@bob` is. Type `by:@` and choose the name from what Slack offers.
        """,
        desk.type("list by:@bob"));
  }

  @Test
  void aMistypedFilterIsNamedWithTheNearest() {
    fiveSessions();
    assertEquals(
        """
        *Sessions*  ·  1 needs you  ·  1 running  ·  3 finished in 24 h
        ~ Only “runing”
        There is no filter `runing`. Did you mean `running`?
        [Running only] [Mine] [All]
        """,
        desk.type("list runing"));
  }

  @Test
  void aWordThatIsInATitleIsNoMistake() {
    desk.running("Find the missing mines");
    assertEquals(
        """
        *Sessions*  ·  1 running
        ~ Only “mines”
        :large_blue_circle: *Find the missing mines*
        acme/shop · <@U0ALICE> · since <!date^1795330860^{time}|07:01 UTC> · `k3f9`  [Show]
        [Running only] [Mine] [All]
        """,
        desk.type("list mines"));
  }

  @Test
  void aMistypedFilterWithAValueIsNamedWithTheNearest() {
    assertEquals(
        """
        *Sessions*  ·  none running
        ~ Only “rpo:acme/shop”
        There is no filter `rpo:acme/shop`. Did you mean `repo:acme/shop`?
        [Running only] [Mine] [All]
        """,
        desk.type("list rpo:acme/shop"));
  }

  @Test
  void anUnknownRepositoryIsNamedWithTheNearest() {
    fiveSessions();
    assertEquals(
        """
        *Sessions*  ·  1 needs you  ·  1 running  ·  3 finished in 24 h
        ~ Only in acme/shpo
        There is no repository `acme/shpo`. Did you mean `repo:acme/shop`?
        [Running only] [Mine] [All]
        """,
        desk.type("list repo:acme/shpo"));
    assertEquals(
        """
        There is no repository `shpo`. Did you mean `repo:acme/shop`?
        """,
        desk.type("list repo:shpo"));
  }

  @Test
  void aRepositoryThatIsNotConfiguredAnyMoreStillHasItsSessions() {
    desk.running("Fix the login button");
    desk.source.repositories = List.of(new Repository("acme", "api"));
    assertEquals(
        """
        *Sessions*  ·  1 running
        ~ Only in acme/shop
        :large_blue_circle: *Fix the login button*
        acme/shop · <@U0ALICE> · since <!date^1795330860^{time}|07:01 UTC> · `k3f9`  [Show]
        [Running only] [Mine] [All]
        """,
        desk.type("list repo:acme/shop"));
  }

  @Test
  void wordsWithoutAMatchLeaveTheWayBack() {
    fiveSessions();
    assertEquals(
        """
        *Sessions*  ·  1 needs you  ·  1 running  ·  3 finished in 24 h
        ~ Only “kubernetes”
        No session fits.
        [Running only] [Mine] [All]
        """,
        desk.type("list kubernetes"));
  }

  @Test
  void moreWordsThanASearchTakesAreRefused() {
    assertEquals(
        """
        That is more than a search takes. Use up to 8 words of a session's title.
        """,
        desk.type("list " + "login ".repeat(6000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "<", "<>", "<a "})
  void oneEndlessWordIsNotFoundLikeAnyOther(String piece) {
    var answer = desk.type("list " + piece.repeat(20_000));
    assertTrue(answer.contains("No session fits.") || answer.contains("Use up to 8"), answer);
  }

  @Test
  void titlesCanNotPretendToBeMarkup() {
    desk.running("*bold* &lt;!channel&gt; `code` :tada: &amp;lt;!here&amp;gt; <@U1>\u202e");
    assertEquals(
        """
        *Sessions*  ·  1 running
        :large_blue_circle: *∗bold∗ &lt;!channel&gt; `code` :⁠tada: &amp;lt;!here&amp;gt; @U1*
        acme/shop · <@U0ALICE> · since <!date^1795330860^{time}|07:01 UTC> · `k3f9`  [Show]
        [Running only] [Mine]
        """,
        desk.type("list"));
  }

  @Test
  void silenceOfASourceIsSeen() {
    var session = desk.running("Fix the login button");
    desk.tell(session, new SessionEvent.SightLost(desk.now));
    assertEquals(SessionState.InProgress.class, desk.session("k3f9").state().getClass());
    assertEquals(
        ":white_circle:", desk.type("list").lines().skip(1).findFirst().orElse("").split(" ")[0]);
  }
}
