package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.sandbox.slack.SentMessage;
import dev.pitwall.store.TestServer;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances as processes of their own, one PostgreSQL database; GitHub's sessions. */
class GitHubInstancesIT extends BetweenStandIns {
  private final String database = TestServer.fresh();

  @SuppressWarnings("NullAway.Init")
  private ServeProcess one;

  @SuppressWarnings("NullAway.Init")
  private ServeProcess two;

  @BeforeEach
  void open() throws Exception {
    one = instance("one");
    two = instance("two");
    one.untilItListens();
    two.untilItListens();
  }

  private ServeProcess instance(String name) throws Exception {
    var settings = new HashMap<>(settings(0));
    settings.put("PITWALL_DATABASE_URL", database);
    settings.put("PITWALL_POLL", "2s");
    return ServeProcess.start(directory.resolve(name), settings);
  }

  @AfterEach
  void close() throws Exception {
    one.kill();
    two.kill();
    TestServer.drop(database);
  }

  private ServeProcess follower() {
    var id =
        Until.there(
            "one that follows",
            () -> TestServer.ask(database, "SELECT owner FROM lease WHERE name = 'tracking'"));
    return id.equals(one.id()) ? one : two;
  }

  /** Slack and GitHub reach the one that does not follow. */
  private ServeProcess otherThan(ServeProcess follower) {
    var other = follower == one ? two : one;
    slack.connectApp(other.events());
    github.connectApp(other.events().resolve("/github/webhooks"), "hook-secret");
    return other;
  }

  private void isToldOnce(SentMessage card) {
    ping(card);
    assertEquals(1, pings(card));
    var shown = slack.thread(card).stream().map(SentMessage::shown).toList();
    assertEquals(shown.stream().distinct().toList(), shown);
    assertEquals(List.of(card.ts()), slack.cards("agents").stream().map(SentMessage::ts).toList());
  }

  @Test
  void whatIsAskedOfTheOneIsFollowedByTheOtherAndShownOnce() {
    otherThan(follower());
    slack.alice().command("/agents watch octo-org/shop", "agents");
    Until.holds("the answer", () -> slack.alice().lastWhisper("agents").isPresent());

    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");

    isToldOnce(card(c -> c.shown().contains("Ready for review")));
  }

  @Test
  void whenTheOneThatFollowsIsKilledTheOtherGoesOn() throws Exception {
    var follower = follower();
    var other = otherThan(follower);
    slack.alice().command("/agents start octo-org/shop Fix the log-in button", "agents");
    card(c -> c.shown().contains("Working"));

    follower.kill();

    isToldOnce(card(c -> c.shown().contains("Ready for review")));
    assertEquals(other, follower());
  }
}
