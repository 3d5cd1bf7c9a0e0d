package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.AGENTS;
import static dev.pitwall.session.Sessions.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.slack.Fault;
import dev.pitwall.sandbox.slack.SentMessage;
import dev.pitwall.session.Channel;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More news than Slack takes edits for go to one message, and come back to the cards. */
class RollUpTest {
  @TempDir Path directory;
  private final List<SessionId> ids = new ArrayList<>();
  private Rig rig;
  private int step;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(directory);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  /** So many sessions that work, and whose cards say so. */
  private void atWork(int count, Channel... channels) throws Exception {
    for (int i = 0; i < count; i++) {
      ids.add(rig.begin("Task " + i, channels[i % channels.length]));
    }
    rig.pass(count);
    ids.forEach(id -> rig.tell(id, new SessionEvent.Progressed("step 0")));
    rig.pass(3L * count);
  }

  /** Each card has news every ten seconds, for a time. */
  private void busy(int seconds) throws Exception {
    for (int second = 0; second < seconds; second++) {
      step++;
      for (int card = step % 10; card < ids.size(); card += 10) {
        rig.tell(ids.get(card), new SessionEvent.Progressed("step " + step));
      }
      rig.pass(1);
    }
  }

  private List<SentMessage> roundUps(String channel) {
    return rig.slack.cards(channel).stream().filter(m -> m.text().startsWith("Round-up")).toList();
  }

  private String card(int number) {
    return rig.cards("#agents").stream()
        .filter(text -> text.startsWith("Task " + number + ":"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aHundredBusyCardsShowTheirNewsWithinHalfAMinute() throws Exception {
    atWork(100, AGENTS, SHOP);
    var ages = new NewsAges();
    for (int second = 0; second < 240; second++) {
      busy(1);
      for (int card = step % 10; card < 100; card += 10) {
        ages.told(card, step);
      }
      rig.slack.cards("#agents").forEach(m -> ages.seen(m.text(), step));
      rig.slack.cards("#shop").forEach(m -> ages.seen(m.text(), step));
    }
    int age = ages.ninetyNineOfAHundred(step);
    assertTrue(age <= 30, () -> "99 of 100 were shown within " + age + " s");
    assertEquals(1, roundUps("#agents").size());
    assertEquals(1, roundUps("#shop").size());
    assertEquals("Task 0: in_progress elsewhere", card(0));
    assertEquals(0, rig.slack.calls().stream().filter(call -> call.status() == 429).count());
  }

  @Test
  void whatEndsIsOnItsCardAtOnceAndLeavesTheRoundUp() throws Exception {
    atWork(24, AGENTS);
    busy(60);
    rig.tell(ids.get(3), new SessionEvent.Completed("Done"));
    rig.pass(2);
    assertEquals("Task 3: completed", card(3));
    rig.pass(10);
    assertFalse(roundUps("#agents").getFirst().text().contains("Task 3:"));
    assertTrue(roundUps("#agents").getFirst().text().contains("Task 4: in_progress step"));
  }

  @Test
  void whenItIsCalmAgainEachCardHasItsNewsAndTheRoundUpSaysSo() throws Exception {
    atWork(24, AGENTS);
    busy(60);
    assertEquals("Task 7: in_progress elsewhere", card(7));
    rig.pass(100);
    assertFalse(roundUps("#agents").getFirst().text().endsWith("over"), "a short rest is no calm");
    rig.pass(120);
    assertEquals("Round-up: over", roundUps("#agents").getFirst().text());
    assertEquals("Task 7: in_progress step 57", card(7));
    busy(60);
    assertEquals(
        List.of("Round-up: over", true),
        List.of(
            roundUps("#agents").getFirst().text(),
            rig.cards("#agents").getLast().startsWith("Round-up: Task")),
        "another busy time has a round-up of its own at the channel's end");
  }

  @Test
  void itGoesOnAfterARestart() throws Exception {
    atWork(24, AGENTS);
    busy(60);
    rig.restart();
    busy(40);
    assertEquals(1, roundUps("#agents").size());
    assertTrue(roundUps("#agents").getFirst().text().contains("step 9"));
    assertEquals("Task 7: in_progress elsewhere", card(7));
    rig.pass(200);
    assertEquals("Round-up: over", roundUps("#agents").getFirst().text());
    assertEquals("Task 7: in_progress step 97", card(7));
  }

  @Test
  void aRoundUpThatSomebodyDeletesIsPostedOnceMoreWhileItGoesOn() throws Exception {
    atWork(24, AGENTS);
    busy(60);
    rig.delete(roundUps("#agents").getFirst());
    busy(30);
    assertEquals(1, roundUps("#agents").size());
    rig.pass(150);
    rig.delete(roundUps("#agents").getFirst());
    rig.pass(60);
    assertEquals(List.of(), roundUps("#agents"), "what is over need not come back");
    assertEquals(0, rig.targets.backlog(rig.clock.instant()).targets());
  }

  @Test
  void aRoundUpWithUnclearOutcomeIsFoundAndNotPostedAgain() throws Exception {
    atWork(24, AGENTS);
    rig.slack.faults().next(1, "chat.postMessage", new Fault.Dropped(true));
    busy(80);
    assertEquals(1, roundUps("#agents").size());
    assertEquals(1, rig.counted("adopted"));
    assertTrue(roundUps("#agents").getFirst().text().contains("step 7"));
  }

  @Test
  void aFewBusyCardsHaveNoRoundUp() throws Exception {
    atWork(15, AGENTS);
    busy(120);
    assertEquals(List.of(), roundUps("#agents"));
  }
}
