package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import dev.pitwall.store.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances as processes of their own, one PostgreSQL database, one workspace. */
@Order(3)
class InstancesIT {
  private static final int SESSIONS = 4;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static InstancePair pair;

  @SuppressWarnings("NullAway.Init")
  private static SandboxSlack slack;

  @BeforeAll
  static void open() throws Exception {
    pair = InstancePair.start(directory);
    slack = pair.slack;
    slack.connectApp(pair.one.events());
  }

  @AfterAll
  static void close() throws Exception {
    pair.close();
  }

  @Test
  void aStopThatArrivesAtOneReachesTheAgentOfTheOther() {
    slack.connectApp(pair.one.events());
    slack.alice().command("/agents start [hang] Think about it", "agents");
    var card = card(c -> c.shown().contains("Think") && c.shown().contains("Working"));

    slack.connectApp(pair.two.events());
    slack.bob().click(card, "Stop session");
    Until.holds("the dialog", () -> slack.bob().modal().isPresent());
    slack.bob().submit(Map.of("reason", "wrong direction"));

    card(c -> c.shown().contains("Stopped by <@U0BOB>"));
    assertEquals(List.of(), ProcessesIn.folder(directory.resolve("one/data")));
  }

  @Test
  void whenTheOwnerIsKilledTheOtherSendsOnWithNothingLostAndNothingTwice() throws Exception {
    var owner = owner();
    var other = pair.other(owner);
    var cards = startedAt(other);
    owner.kill();

    everythingIsToldOnce(cards);
    assertEquals(other, owner());
    owner.restart();
  }

  @Test
  void anOwnerThatIsStoppedPastItsLeaseAndGoesOnSendsNothingTwice() throws Exception {
    var owner = owner();
    var other = pair.other(owner);
    var cards = startedAt(other);
    owner.signal("STOP");
    Until.holds("the other to take over", () -> owner() == other);
    owner.signal("CONT");

    everythingIsToldOnce(cards);
    assertEquals(other, owner());
  }

  /** The cards of some sessions whose agents run there. */
  private static List<SentMessage> startedAt(ServeProcess instance) {
    slack.connectApp(instance.events());
    var before = keys(slack.cards("agents"));
    IntStream.range(0, SESSIONS)
        .forEach(n -> slack.alice().command("/agents start Fix rounding " + n, "agents"));
    Supplier<List<SentMessage>> added =
        () -> slack.cards("agents").stream().filter(c -> !before.contains(c.ts())).toList();
    Until.holds("the cards", () -> added.get().size() >= SESSIONS);
    return added.get();
  }

  private static List<String> keys(List<SentMessage> messages) {
    return messages.stream().map(SentMessage::ts).toList();
  }

  /** Who sends to the workspace, once somebody does. */
  private static ServeProcess owner() {
    if (slack.cards("agents").isEmpty()) {
      slack.alice().command("/agents start Fix the first", "agents");
    }
    return pair.owner();
  }

  private static void everythingIsToldOnce(List<SentMessage> cards) {
    for (var card : cards) {
      Until.holds("the end", () -> slack.now(card).shown().contains("Ready for review"));
      Until.holds("the notice", () -> notices(card) > 0);
    }
    Until.holds(
        "nothing more to send",
        () -> TestServer.ask(pair.database, "SELECT 1 FROM target WHERE dirty").isEmpty());
    assertEquals(
        TestServer.ask(pair.database, "SELECT count(*) FROM target WHERE kind = 'CARD'").orElse(""),
        "" + slack.cards("agents").size());
    for (var card : cards) {
      assertEquals(1, notices(card));
      var thread = slack.thread(card).stream().map(SentMessage::shown).toList();
      assertEquals(thread.stream().distinct().toList(), thread);
    }
  }

  private static long notices(SentMessage card) {
    return slack.thread(card).stream().filter(m -> m.shown().contains("<@U0ALICE>")).count();
  }

  private static SentMessage card(Predicate<SentMessage> state) {
    return Until.there("the card", () -> slack.cards("agents").stream().filter(state).findFirst());
  }
}
