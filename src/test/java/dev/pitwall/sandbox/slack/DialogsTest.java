package dev.pitwall.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dialogs that the app opens and people fill in. */
class DialogsTest {
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
  private static final String MODAL =
      """
      {"type": "modal", "callback_id": "start", "title": {"type": "plain_text", "text": "Start"},
       "submit": {"type": "plain_text", "text": "Go"}, "notify_on_close": true, "blocks": [
        {"type": "input", "block_id": "prompt", "label": {"type": "plain_text", "text": "Prompt"},
         "element": {"type": "plain_text_input", "action_id": "text", "multiline": true}},
        {"type": "input", "block_id": "agent", "optional": true,
         "label": {"type": "plain_text", "text": "Agent"},
         "element": {"type": "static_select", "action_id": "pick", "options": [
           {"text": {"type": "plain_text", "text": "Claude"}, "value": "claude"}]}}]}\
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
  void aTriggerOpensOneDialogAndOnlyForThreeSeconds() throws Exception {
    slack.alice().click(card(), "stop");
    var trigger = app.next().payload().path("trigger_id").asText();
    assertEquals("invalid_trigger_id", open("1.2.3"));
    assertEquals("", open(trigger));
    assertEquals("start", slack.alice().modal().orElseThrow().path("callback_id").asText());
    assertEquals("exchanged_trigger_id", open(trigger));
    slack.alice().command("/agents", "#agents");
    trigger = app.next().field("trigger_id");
    clock.forward(Duration.ofMillis(3001));
    assertEquals("expired_trigger_id", open(trigger));
  }

  private String open(String trigger) throws Exception {
    return api.call("views.open", Map.of("trigger_id", trigger, "view", MODAL))
        .path("error")
        .asText();
  }

  private void openForAlice() throws Exception {
    slack.alice().command("/agents start", "#agents");
    assertEquals("", open(app.next().field("trigger_id")));
  }

  @Test
  void aSubmittedDialogFollowsTheAppsAnswer() throws Exception {
    openForAlice();
    var missing = slack.alice().submit(Map.of());
    assertEquals(Map.of("prompt", "Please complete this required field."), missing.errors());
    app.answer("{\"response_action\": \"errors\", \"errors\": {\"prompt\": \"Say more.\"}}");
    var refused = slack.alice().submit(Map.of("Prompt", "x", "Agent", "Claude"));
    assertEquals(Map.of("prompt", "Say more."), refused.errors());
    var sent = app.next().payload();
    assertEquals("view_submission", sent.path("type").asText());
    assertEquals("x", sent.at("/view/state/values/prompt/text/value").asText());
    assertEquals("claude", sent.at("/view/state/values/agent/pick/selected_option/value").asText());
    app.answer("{\"response_action\": \"push\", \"view\": " + MODAL + "}");
    assertEquals(ModalAnswer.Kind.PUSHED, slack.alice().submit(Map.of("text", "x")).kind());
    assertEquals(2, slack.alice().modalDepth());
    assertEquals(ModalAnswer.Kind.CLOSED, slack.alice().submit(Map.of("text", "x")).kind());
    app.answer("{\"response_action\": \"clear\"}");
    slack.alice().submit(Map.of("text", "x"));
    assertEquals(0, slack.alice().modalDepth());
  }

  @Test
  void aClosedDialogIsToldToTheAppThatAsked() throws Exception {
    openForAlice();
    slack.alice().closeModal();
    var sent = app.next().payload();
    assertEquals("view_closed", sent.path("type").asText());
    assertFalse(sent.path("is_cleared").asBoolean());
    assertEquals(0, slack.alice().modalDepth());
  }

  @Test
  void viewsAreUpdatedByHashAndStackedThreeDeep() throws Exception {
    openForAlice();
    var view = slack.alice().modal().orElseThrow();
    var update = Map.of("view_id", view.path("id").asText(), "hash", "old", "view", MODAL);
    assertEquals("hash_conflict", api.call("views.update", update).path("error").asText());
    var broken = Map.of("view_id", view.path("id").asText(), "view", "{\"type\": \"modal\"}");
    assertEquals("invalid_arguments", api.call("views.update", broken).path("error").asText());
    assertEquals(1, slack.alice().modalDepth());
    for (int depth = 2; depth <= 4; depth++) {
      slack.alice().command("/agents", "#agents");
      var push = Map.of("trigger_id", app.next().field("trigger_id"), "view", MODAL);
      var expected = depth <= 3 ? "" : "push_limit_reached";
      assertEquals(expected, api.call("views.push", push).path("error").asText());
    }
  }
}
