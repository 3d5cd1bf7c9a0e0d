package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.AGENTS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.Sessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that goes on after its end: another turn, in the same card and thread. */
class TurnsTest {
  private static final String READY =
      "<@U0ALICE> *Done*: Fix the login button\n%s\n> %s".replace("\n", "|");

  @TempDir Path directory;
  private Rig rig;
  private SessionId id;

  @BeforeEach
  void begin() throws Exception {
    rig = new Rig(directory);
    rig.renderer = store -> new SessionRenderer(store, new SessionControls(List.of()));
    rig.restart();
    id = rig.begin("Fix the login button", AGENTS);
    rig.tell(id, new SessionEvent.Progressed("reading"));
    rig.deliver();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  /** Minutes later. */
  private void endsAfter(int minutes, String summary) throws Exception {
    rig.clock.forward(Duration.ofMinutes(minutes));
    rig.tell(id, new SessionEvent.Completed(summary));
  }

  private List<String> thread() {
    var card = rig.slack.cards("#agents").getLast();
    return rig.slack.thread(card).stream()
        .map(reply -> reply.blocks().at("/0/text/text").asText().replace("\n", "|"))
        .toList();
  }

  private static String ready(String lasted, String summary) {
    return READY.formatted(lasted, summary);
  }

  @Test
  void eachTurnsEndIsToldOnceWithItsOwnOutcomeAndLength() throws Exception {
    endsAfter(8, "Fixed the button.");
    rig.pass(2);
    rig.clock.forward(Duration.ofHours(3));
    rig.tell(id, new SessionEvent.Continued());
    rig.says(id, "The colour is wrong, too.");
    endsAfter(5, "Mended the colour.");
    rig.pass(30);
    rig.restart();
    rig.pass(30);

    assertEquals(
        List.of(
            ready("8 min", "Fixed the button."),
            ":speech_balloon: _The colour is wrong, too._",
            ready("5 min", "Mended the colour.")),
        thread());
    assertEquals(
        List.of("Fix the login button · Done after 5 min · no files changed · acme/shop"),
        rig.cards("#agents"));
  }

  @Test
  void aTurnIsAsLongAsItsSourceSays() throws Exception {
    endsAfter(8, "Fixed the button.");
    var began = rig.clock.instant().plus(Duration.ofMinutes(1));
    rig.clock.forward(Duration.ofMinutes(3));
    rig.tell(id, new SessionEvent.Continued(began));
    endsAfter(2, "Mended the colour.");
    rig.pass(2);

    assertEquals(ready("4 min", "Mended the colour."), thread().getLast());
  }

  @Test
  void theEndOfATurnThatIsOverTakenBeforeItWasToldIsNotToldAnyMore() throws Exception {
    endsAfter(8, "Fixed the button.");
    rig.tell(id, new SessionEvent.Continued());
    rig.pass(5);

    assertEquals(List.of(), thread());
    assertEquals(
        List.of("Fix the login button · Working · acme/shop"), rig.cards("#agents"), "it works");

    endsAfter(2, "Mended the colour.");
    rig.pass(5);
    assertEquals(List.of(ready("2 min", "Mended the colour.")), thread());
  }

  @Test
  void twoEndsBetweenTwoPostsAreOneNotice() throws Exception {
    endsAfter(8, "Fixed the button.");
    rig.tell(id, new SessionEvent.Continued());
    endsAfter(2, "Mended the colour.");
    rig.pass(5);

    assertEquals(List.of(ready("2 min", "Mended the colour.")), thread());
  }

  @Test
  void aStopOfTheFirstTurnIsNotShownInTheSecond() throws Exception {
    rig.tell(id, new SessionEvent.StopAsked(Sessions.BOB, "wrong direction"));
    rig.tell(id, new SessionEvent.Cancelled());
    rig.tell(id, new SessionEvent.Continued());
    rig.pass(5);
    assertEquals(List.of("Fix the login button · Working · acme/shop"), rig.cards("#agents"));

    rig.clock.forward(Duration.ofMinutes(9));
    rig.tell(id, new SessionEvent.Cancelled());
    rig.pass(5);
    assertEquals(
        List.of("Fix the login button · Stopped after 9 min · not from Slack · acme/shop"),
        rig.cards("#agents"));
  }

  @Test
  void aQuestionThatIsWithdrawnBeforeItWasAskedCallsNobody() throws Exception {
    rig.tell(id, new SessionEvent.Asked(Sessions.mayIMigrate()));
    rig.tell(id, new SessionEvent.Rested());
    rig.pass(5);

    assertEquals(List.of(), thread());
  }
}
