package dev.pitwall.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.ButtonValue;
import dev.pitwall.card.Reply;
import dev.pitwall.desk.Desk;
import dev.pitwall.desk.Seen;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionRef;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever wants to see a log that is kept no longer is told so. */
class DroppedLogTest {
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

  /** Ended 90 days ago, with two lines in its log that are dropped now. */
  private Session dropped() {
    var session = desk.running("Fix the login button");
    desk.delivered();
    logs(session, "One.", "Two.");
    session = desk.tell(session, new SessionEvent.Completed("Done."));
    desk.pass(Duration.ofDays(90).plusMinutes(1));
    desk.dropLogs(90);
    return session;
  }

  private void logs(Session session, String... texts) {
    var entries =
        List.of(texts).stream().map(t -> (LogEntry) new LogEntry.Message(desk.now, t)).toList();
    desk.tell(session, new SessionEvent.Logged(entries));
  }

  @Test
  void theCommandSaysSinceWhenItIsGoneAndWhy() {
    dropped();
    assertEquals(
        """
        *Fix the login button*
        ~ No longer kept  ·  acme/shop  ·  `k3f9`
        Its log was dropped on <!date^1803106920^{date_short}|20 Feb 2027>: this Pitwall keeps logs for 90 days.
        """,
        desk.type("log k3f9"));
  }

  @Test
  void noFileIsMadeOfIt() {
    dropped();
    assertEquals(
        """
        Its log was dropped on <!date^1803106920^{date_short}|20 Feb 2027>: this Pitwall keeps logs for 90 days.
        """,
        desk.type("log k3f9 all"));
  }

  @Test
  void theCardsButtonSaysSoToo() {
    var session = dropped();
    assertEquals(
        """
        (opens)
        == Session log ==
        *Fix the login button*
        ~ No longer kept  ·  acme/shop  ·  `k3f9`
        Its log was dropped on <!date^1803106920^{date_short}|20 Feb 2027>: this Pitwall keeps logs for 90 days.
        <Close>
        """,
        desk.click(ActionIds.LOG, ButtonValue.of(session.id()), "1700000000.000100"));
  }

  @Test
  void aSessionThatIsStillAtItsSourceIsLinkedTo() {
    var session = desk.running("Fix the login button");
    desk.tell(
        session,
        new SessionEvent.Started(
            new SessionRef("github", "7"), "https://github.com/acme/shop/agents/pull/7"));
    logs(session, "One.");
    desk.tell(session, new SessionEvent.Completed("Done."));
    desk.pass(Duration.ofDays(2));
    desk.dropLogs(1);

    assertTrue(
        desk.type("log k3f9")
            .contains(
                "this Pitwall keeps logs for 1 day."
                    + " <https://github.com/acme/shop/agents/pull/7|The session's own page>"
                    + " may still have it.\n"),
        desk.type("log k3f9"));
  }

  @Test
  void whatASessionLoggedSinceItWentOnIsShownBelowTheSentence() {
    var session = dropped();
    desk.tell(session, new SessionEvent.Continued(desk.now));
    logs(session, "Three.");

    assertEquals(
        """
        *Fix the login button*
        ~ 3–3 of 3  ·  acme/shop  ·  `k3f9`
        Its first 2 entries were dropped on <!date^1803106920^{date_short}|20 Feb 2027>: this Pitwall keeps logs for 90 days.
        <!date^1803106920^{time}|07:02 UTC> :speech_balloon: Three.
        """,
        desk.type("log k3f9"));
    var file = (Reply.TextFile) desk.run("log k3f9 all");
    assertTrue(
        file.content()
            .contains(
                """
                2 earlier entries were dropped on 2027-02-20: logs are kept for 90 days.
                2027-02-20 07:02:00  said: Three.
                """),
        file.content());
    assertEquals("", Seen.of(file).lines().filter(l -> l.contains("One.")).findAny().orElse(""));
  }
}
