package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitwall.card.Message;
import dev.pitwall.delivery.MessageSender.Gone;
import dev.pitwall.delivery.MessageSender.Rejected;
import dev.pitwall.delivery.MessageSender.Scope;
import dev.pitwall.delivery.MessageSender.Sent;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SettableClock;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.session.Sessions;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackMessagesTest {
  private final SettableClock clock = new SettableClock();
  private SandboxSlack slack;
  private SlackApi api;
  private SlackMessages messages;

  @BeforeEach
  void start() throws Exception {
    slack = SandboxSlack.start(SlackSettings.of("xoxb-sandbox", "secret").clock(clock));
    slack.rateLimits(false);
    api = new SlackApi(slack.apiUrl(), "xoxb-sandbox", Duration.ofSeconds(20), clock);
    messages = new SlackMessages(api);
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
    slack.close();
  }

  private static Message message(String text) {
    return new Message(text, JsonNodeFactory.instance.arrayNode());
  }

  private String post(String text, String key) {
    var result = messages.post(Sessions.AGENTS, null, message(text), key);
    return assertInstanceOf(Sent.class, result).ts();
  }

  @Test
  void aMessageIsFoundByItsKeyAmongHundreds() {
    var wanted = post("the one", "key-wanted");
    for (int i = 0; i < 450; i++) {
      post("another", "key-" + i);
    }
    var found = messages.find(Sessions.AGENTS, null, "key-wanted", clock.instant());
    assertEquals(new Sent(wanted), found);
    assertEquals(3, slack.calls("conversations.history").size());
    assertEquals(new Gone(), messages.find(Sessions.AGENTS, null, "key-unknown", clock.instant()));
    assertEquals(1, slack.calls("auth.test").size());
  }

  @Test
  void aReplyIsFoundInItsThreadOnly() {
    var card = post("card", "key-card");
    var other = post("other card", "key-other");
    messages.post(Sessions.AGENTS, card, message("reply"), "key-reply");
    var now = clock.instant();
    assertInstanceOf(Sent.class, messages.find(Sessions.AGENTS, card, "key-reply", now));
    assertEquals(new Gone(), messages.find(Sessions.AGENTS, other, "key-reply", now));
    assertEquals(new Gone(), messages.find(Sessions.AGENTS, "1.000000", "key-reply", now));
  }

  @Test
  void clocksMayDifferByMinutes() {
    var wanted = post("card", "key");
    var late = clock.instant().plusSeconds(240);
    assertEquals(new Sent(wanted), messages.find(Sessions.AGENTS, null, "key", late));
    var early = clock.instant().minusSeconds(240);
    assertEquals(new Sent(wanted), messages.find(Sessions.AGENTS, null, "key", early));
  }

  @Test
  void withoutItsScopeALookUpIsRefusedByItselfAlone() {
    slack.scopes(Set.of("chat:write"));
    var refused = messages.find(Sessions.AGENTS, null, "key", clock.instant());
    assertEquals(Scope.UNKNOWN, assertInstanceOf(Rejected.class, refused).scope());
  }

  @Test
  void refusalsSayWhatTheyConcern() {
    slack.archive("#agents", true);
    var archived = messages.post(Sessions.AGENTS, null, message("x"), "key");
    assertEquals(
        new Rejected(
            "is_archived",
            Scope.CHANNEL,
            "The channel is archived. Unarchive it, or show sessions elsewhere."),
        archived);
    slack.archive("#agents", false);
    var empty = messages.post(Sessions.AGENTS, null, message(""), "key");
    assertEquals(Scope.MESSAGE, assertInstanceOf(Rejected.class, empty).scope());
    assertEquals(new Gone(), messages.update(Sessions.AGENTS, "1.000000", message("x")));
    slack.faults().refuseToken("account_inactive");
    var inactive = messages.post(Sessions.AGENTS, null, message("x"), "key");
    assertEquals(Scope.WORKSPACE, assertInstanceOf(Rejected.class, inactive).scope());
  }

  @Test
  void anEditTakesAwayTheBlocksThatWereThere() {
    var blocks = JsonNodeFactory.instance.arrayNode();
    blocks.addObject().put("type", "divider");
    var result = messages.post(Sessions.AGENTS, null, new Message("card", blocks), "key");
    messages.update(Sessions.AGENTS, ((Sent) result).ts(), message("plain"));
    var card = slack.cards("#agents").getLast();
    assertEquals("plain", card.text());
    assertEquals(0, card.blocks().size());
    assertEquals("key", card.metadata().path("event_payload").path("k").asText());
  }
}
