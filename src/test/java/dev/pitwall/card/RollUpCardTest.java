package dev.pitwall.card;

import static dev.pitwall.card.Cards.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Handle;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore.Live;
import dev.pitwall.session.Times;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RollUpCardTest {
  private static final Channel AGENTS = new Channel(Cards.TEAM, "C0AGENTS");

  /** The nth to begin, whose news are so many seconds old. */
  private static Live live(Cards cards, int nth, int age) {
    var s = cards.session();
    var began = START.plusSeconds(nth);
    var times = new Times(began, START.plusSeconds(1000 - age), null, began);
    var ts = "1795330800.%06d".formatted(nth);
    return new Live(
        new Session(
            new SessionId(ID + "%03d".formatted(nth)),
            s.workspace(),
            new Handle("k%03d".formatted(nth)),
            new SessionRef("github", "a" + nth),
            s.url(),
            s.task(),
            s.state(),
            s.stop(),
            s.sighting(),
            s.work(),
            times,
            s.turn(),
            s.logSize(),
            s.cursor(),
            s.steerable(),
            s.revision()),
        ts);
  }

  private static final String ID = "6f1c2b9e-3b1f-4b52-9f0d-3d2a6d0f7";

  private static Cards doing(String title, String activity) {
    return Cards.github().titled(title).in(new SessionState.InProgress(activity));
  }

  private static List<Live> many(int count) {
    return IntStream.range(0, count)
        .mapToObj(nth -> live(doing("Task " + nth, "step " + nth), nth, count - nth))
        .toList();
  }

  private static List<String> lines(Message message) {
    return StreamSupport.stream(message.blocks().spliterator(), false)
        .filter(block -> block.path("type").asText().equals("section"))
        .skip(1)
        .flatMap(block -> block.path("text").path("text").asText().lines())
        .toList();
  }

  @Test
  void eachSessionIsALineAndThoseThatNeedSomebodyComeFirst() {
    var sessions =
        List.of(
            live(doing("Fix the login button on the homepage", "running the unit tests"), 1, 9),
            live(doing("Upgrade to Java 25", ""), 2, 8),
            live(Cards.local().in(new SessionState.Idle()), 3, 7),
            live(doing("Rename every colour token", "reading").asked(Cards.stop("")), 4, 6),
            live(doing("Sort the orders", "reading").silent(), 5, 5),
            live(doing("Say hello in French", "").in(new SessionState.Queued()), 6, 4),
            live(
                doing("Migrate the customers table", "")
                    .in(new SessionState.WaitingForUser(Cards.question("May I migrate?"))),
                7,
                3));
    Golden.assertIs("roll-up/goes-on", RollUpCard.of(sessions, AGENTS));
    var mixed = new ArrayList<>(sessions);
    Collections.shuffle(mixed, new java.util.Random(1));
    assertEquals(RollUpCard.of(sessions, AGENTS), RollUpCard.of(mixed, AGENTS));
  }

  @Test
  void itSaysWhenItIsOver() {
    Golden.assertIs("roll-up/over", RollUpCard.over(START));
  }

  @Test
  void oneSessionAlone() {
    assertEquals("*Round-up*  ·  1 session", RollUpCard.of(many(1), AGENTS).text());
  }

  @Test
  void moreThanABlockEachHaveNewsButNoLinks() {
    var message = RollUpCard.of(many(60), AGENTS);
    assertEquals(60, lines(message).size());
    assertEquals(":large_blue_circle: Task 7 · step 7", lines(message).get(7));
    assertTrue(message.blocks().size() <= 50);
  }

  @Test
  void whatDoesNotFitIsCountedAndTheNewestNewsAreThere() {
    var sessions = new ArrayList<>(many(111));
    sessions.set(
        0,
        live(
            doing("Task 0", "")
                .in(new SessionState.WaitingForUser(Cards.question("May I migrate?"))),
            0,
            500));
    var message = RollUpCard.of(sessions, AGENTS);
    assertEquals(100, lines(message).size());
    assertEquals(":raised_hand: Task 0 · needs an answer", lines(message).getFirst());
    assertEquals(":large_blue_circle: Task 12 · step 12", lines(message).get(1));
    assertTrue(message.blocks().toString().contains("and 11 more"));
    assertFalse(message.blocks().toString().contains("Task 11 "));
  }

  @Test
  void theLongestLinesFitIntoAMessageUncut() {
    for (int count : List.of(45, 100)) {
      var sessions =
          IntStream.range(0, count)
              .mapToObj(nth -> live(doing("Title ".repeat(30), "doing ".repeat(30)), nth, 1))
              .toList();
      var lines = lines(RollUpCard.of(sessions, AGENTS));
      assertEquals(1, lines.stream().distinct().map(String::length).distinct().count());
      assertTrue(lines.getFirst().endsWith("doing…"), lines.getFirst());
    }
  }
}
