package dev.pitwall.sandbox.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches the app when people do things, and what its answers do. */
class PeopleTest {
  private static final String CARD =
      """
      {"channel": "C0AGENTS", "text": "card", "blocks": [
        {"type": "section", "block_id": "top", "text": {"type": "mrkdwn", "text": "*Fix it*"},
         "accessory": {"type": "overflow", "action_id": "more", "options": [
           {"text": {"type": "plain_text", "text": "Archive"}, "value": "archive"}]}},
        {"type": "actions", "elements": [
          {"type": "button", "action_id": "stop", "value": "s1", "style": "danger",
           "text": {"type": "plain_text", "text": "Stop session"}}]}]}\
      """;
  private final SettableClock clock = new SettableClock();
  private RecordingApp app;
  private SandboxSlack slack;
  private ApiClient api;

  @BeforeEach
  void start() throws Exception {
    app = new RecordingApp();
    slack =
        SandboxSlack.start(
            SlackSettings.of(ApiClient.TOKEN, "shhh")
                .clock(clock)
                .events(
                    Set.of("app_mention", "app_home_opened", "message.im"),
                    List.of(Duration.ZERO, Duration.ZERO)));
    slack.connectApp(app.url());
    api = new ApiClient(slack);
  }

  @AfterEach
  void stop() throws Exception {
    slack.close();
    app.close();
  }

  private SentMessage card() throws Exception {
    api.json("chat.postMessage", CARD);
    return slack.cards("#agents").getLast();
  }

  @Test
  void everyRequestIsSignedOverItsExactBytes() throws Exception {
    slack.alice().command("/agents start fix <it> & “that”", "#agents");
    var sent = app.next();
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("shhh".getBytes(UTF_8), "HmacSHA256"));
    var timestamp = sent.headers().get("x-slack-request-timestamp");
    var expected = mac.doFinal(("v0:" + timestamp + ":" + sent.body()).getBytes(UTF_8));
    assertEquals(
        "v0=" + HexFormat.of().formatHex(expected), sent.headers().get("x-slack-signature"));
    assertEquals("" + clock.instant().getEpochSecond(), timestamp);
  }

  @Test
  void aCommandArrivesAsSlackSendsIt() throws Exception {
    slack.alice().command("/agents list by:@bob #shop <x>", "#agents");
    var sent = app.next();
    assertEquals("/agents", sent.field("command"));
    assertEquals("list by:<@U0BOB|bob> <#C0SHOP|shop> &lt;x&gt;", sent.field("text"));
    assertEquals("C0AGENTS", sent.field("channel_id"));
    assertEquals("agents", sent.field("channel_name"));
    assertEquals("U0ALICE", sent.field("user_id"));
    assertEquals("alice", sent.field("user_name"));
    assertEquals("T0PITWALL", sent.field("team_id"));
    assertTrue(sent.field("response_url").startsWith(slack.url() + "response/"));
  }

  @Test
  void theAnswerToACommandIsEphemeralUnlessItSaysOtherwise() {
    app.answer("{\"text\": \"only you\"}");
    slack.alice().command("/agents", "#agents");
    assertEquals("only you", slack.alice().lastWhisper("#agents").orElseThrow().text());
    app.answer("{\"response_type\": \"in_channel\", \"text\": \"all of you\"}");
    slack.alice().command("/agents", "#agents");
    assertEquals("all of you", slack.messages("#agents").getLast().text());
  }

  @Test
  void aCommandTheAppDoesNotTakeIsSaidToHaveFailed() throws Exception {
    app.answer(500, Map.of());
    slack.alice().command("/agents list", "#agents");
    assertEquals(
        "/agents failed with the error \"http_service_error\"",
        slack.alice().lastWhisper("#agents").orElseThrow().text());
    app.close();
    slack.alice().command("/agents list", "#agents");
    assertEquals(
        "/agents failed with the error \"dispatch_failed\"",
        slack.alice().lastWhisper("#agents").orElseThrow().text());
    slack.alice().command("/nonsense", "#agents");
    assertEquals(
        "/nonsense is not a valid command.",
        slack.alice().lastWhisper("#agents").orElseThrow().text());
  }

  @Test
  void aClickCarriesTheMessageAndWhatWasClicked() throws Exception {
    var card = card();
    slack.bob().click(card, "Stop session");
    var payload = app.next().payload();
    assertEquals("block_actions", payload.path("type").asText());
    assertEquals("U0BOB", payload.at("/user/id").asText());
    assertEquals("C0AGENTS", payload.at("/channel/id").asText());
    assertEquals(card.ts(), payload.at("/message/ts").asText());
    assertEquals(card.ts(), payload.at("/container/message_ts").asText());
    assertEquals("stop", payload.at("/actions/0/action_id").asText());
    assertEquals("s1", payload.at("/actions/0/value").asText());
    assertFalse(payload.path("trigger_id").asText().isEmpty());
    slack.bob().choose(card, "more", "Archive");
    payload = app.next().payload();
    assertEquals("archive", payload.at("/actions/0/selected_option/value").asText());
    assertEquals("top", payload.at("/actions/0/block_id").asText());
    var wrong =
        assertThrows(IllegalArgumentException.class, () -> slack.bob().click(card, "Launch"));
    assertEquals(
        "Nothing here is \"Launch\"; there is more (overflow \"\"), stop (button \"Stop"
            + " session\").",
        wrong.getMessage());
  }

  @Test
  void aResponseUrlWorksFiveTimesInHalfAnHour() throws Exception {
    slack.alice().click(card(), "stop");
    var url = app.next().payload().path("response_url").asText();
    for (int i = 0; i < 5; i++) {
      assertEquals(200, api.post(url, "{\"text\": \"" + i + "\"}").statusCode());
    }
    assertEquals("4", slack.alice().lastWhisper("#agents").orElseThrow().text());
    assertEquals(
        "{\"ok\":false,\"error\":\"used_url\"}", api.post(url, "{\"text\": \"6\"}").body());
    slack.alice().click(card(), "stop");
    url = app.next().payload().path("response_url").asText();
    clock.forward(Duration.ofMinutes(31));
    assertEquals(
        "{\"ok\":false,\"error\":\"expired_url\"}", api.post(url, "{\"text\":\"x\"}").body());
  }

  @Test
  void aResponseUrlReplacesOrDeletesWhatWasClicked() throws Exception {
    app.answer(
        """
        {"text": "pick", "blocks": [{"type": "actions", "elements": [{"type": "button",
         "action_id": "show", "text": {"type": "plain_text", "text": "Show"}}]}]}\
        """);
    slack.alice().command("/agents list", "#agents");
    app.next();
    var whisper = slack.alice().lastWhisper("#agents").orElseThrow();
    slack.alice().click(whisper, "Show");
    var payload = app.next().payload();
    assertTrue(payload.at("/container/is_ephemeral").asBoolean());
    assertFalse(payload.has("message"));
    var url = payload.path("response_url").asText();
    api.post(url, "{\"replace_original\": true, \"text\": \"page 2\", \"blocks\": []}");
    assertEquals(1, slack.alice().whispers("#agents").size());
    assertEquals("page 2", slack.alice().lastWhisper("#agents").orElseThrow().text());
    api.post(url, "{\"delete_original\": true}");
    assertTrue(slack.alice().whispers("#agents").isEmpty());
  }

  @Test
  void anEventIsSentUntilTheAppTakesIt() throws Exception {
    app.answer(503, Map.of());
    slack.alice().mention("#agents", "fix the build");
    var first = app.next();
    var second = app.next();
    assertEquals("1", second.headers().get("x-slack-retry-num"));
    assertEquals("http_error", second.headers().get("x-slack-retry-reason"));
    assertEquals(first.body(), second.body());
    var envelope = Json.parse(first.body()).orElseThrow();
    assertEquals("event_callback", envelope.path("type").asText());
    assertEquals("app_mention", envelope.at("/event/type").asText());
    assertEquals("<@U0PITWALL> fix the build", envelope.at("/event/text").asText());
  }

  @Test
  void aNoRetryHeaderEndsTheRetries() throws Exception {
    app.answer(500, Map.of("X-Slack-No-Retry", "1"));
    slack.alice().mention("#agents", "one");
    app.next();
    slack.alice().mention("#agents", "two");
    var next = Json.parse(app.next().body()).orElseThrow();
    assertEquals("<@U0PITWALL> two", next.at("/event/text").asText());
  }

  @Test
  void openingHomeAndTalkingToTheAppAreEvents() throws Exception {
    slack.carol().openHome();
    var opened = Json.parse(app.next().body()).orElseThrow();
    assertEquals("app_home_opened", opened.at("/event/type").asText());
    assertEquals("U0CAROL", opened.at("/event/user").asText());
    slack.carol().tellApp("hello");
    var told = Json.parse(app.next().body()).orElseThrow();
    assertEquals("im", told.at("/event/channel_type").asText());
    var home = "{\"type\": \"home\", \"blocks\": [{\"type\": \"divider\"}]}";
    api.call("views.publish", Map.of("user_id", "U0CAROL", "view", home));
    assertEquals("divider", slack.carol().home().orElseThrow().at("/blocks/0/type").asText());
  }

  @Test
  void shortcutsCarryTheMessageTheyWereUsedOn() throws Exception {
    var message = slack.bob().say("#agents", "please fix");
    slack.alice().shortcut("start_from_message", message);
    var payload = app.next().payload();
    assertEquals("message_action", payload.path("type").asText());
    assertEquals("please fix", payload.at("/message/text").asText());
    slack.alice().shortcut("start");
    payload = app.next().payload();
    assertEquals("shortcut", payload.path("type").asText());
    assertEquals("start", payload.path("callback_id").asText());
  }

  @Test
  void theUrlIsVerifiedByItsChallenge() throws Exception {
    assertFalse(slack.verifyAppUrl());
    assertEquals(
        "url_verification", Json.parse(app.next().body()).orElseThrow().path("type").asText());
  }
}
