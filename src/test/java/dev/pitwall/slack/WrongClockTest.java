package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitwall.card.Message;
import dev.pitwall.delivery.MessageSender.Gone;
import dev.pitwall.delivery.MessageSender.Sent;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SettableClock;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.session.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A post whose outcome is unclear is found in Slack although this machine's clock is wrong. */
class WrongClockTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final SettableClock theirs = new SettableClock();
  private final SettableClock ours = new SettableClock();
  private SandboxSlack slack;
  private SlackApi api;
  private SlackMessages messages;

  @BeforeEach
  void start() throws Exception {
    slack = SandboxSlack.start(SlackSettings.of("xoxb-sandbox", "secret").clock(theirs));
    slack.rateLimits(false);
    api = new SlackApi(slack.apiUrl(), "xoxb-sandbox", Duration.ofSeconds(20), ours);
    messages = new SlackMessages(api);
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
    slack.close();
  }

  private Sent post(String key) {
    var message = new Message("card", JsonNodeFactory.instance.arrayNode());
    return assertInstanceOf(Sent.class, messages.post(Sessions.AGENTS, null, message, key));
  }

  /** A post by another app, of whose answer our clock learns nothing. */
  private Sent postUnanswered(String key) {
    try (var other = new SlackApi(slack.apiUrl(), "xoxb-sandbox", Duration.ofSeconds(20), theirs)) {
      var message = new Message("card", JsonNodeFactory.instance.arrayNode());
      return assertInstanceOf(
          Sent.class, new SlackMessages(other).post(Sessions.AGENTS, null, message, key));
    }
  }

  private void found(Sent wanted, Instant attemptedAt) {
    theirs.forward(Duration.ofSeconds(30));
    ours.forward(Duration.ofSeconds(30));
    assertEquals(wanted, messages.find(Sessions.AGENTS, null, "key", attemptedAt));
    assertEquals(new Gone(), messages.find(Sessions.AGENTS, null, "another", attemptedAt));
    assertEquals(
        new Gone(), messages.stray(Sessions.AGENTS, null, "key", wanted.ts(), attemptedAt));
  }

  @Test
  void itWasPutForwardBeforeThePost() {
    post("before");
    ours.forward(DAY);
    found(postUnanswered("key"), ours.instant());
  }

  @Test
  void itWasPutForwardAfterThePost() {
    var attemptedAt = ours.instant();
    var wanted = postUnanswered("key");
    ours.forward(DAY);
    found(wanted, attemptedAt);
  }

  @Test
  void itHasBeenAheadFromTheStart() {
    ours.forward(DAY);
    found(postUnanswered("key"), ours.instant());
  }

  @Test
  void itHasBeenBehindFromTheStart() {
    theirs.forward(HOUR);
    found(postUnanswered("key"), ours.instant());
  }

  @Test
  void aClockThatIsRightLooksAroundThePostAlone() {
    found(post("key"), ours.instant());
    var asked = slack.calls("conversations.history").getFirst().args();
    assertEquals(
        String.valueOf(theirs.instant().minusSeconds(330).getEpochSecond()) + ".000000",
        asked.path("oldest").asText());
  }

  @Test
  void slackTellsTheTime() {
    assertEquals(Optional.empty(), api.time());
    ours.forward(DAY);
    api.authTest();
    assertEquals(Optional.of(theirs.instant()), api.time());
  }
}
