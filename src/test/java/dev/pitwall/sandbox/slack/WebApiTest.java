package dev.pitwall.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebApiTest {
  private final SettableClock clock = new SettableClock();
  private SandboxSlack slack;
  private ApiClient api;

  @BeforeEach
  void start() throws Exception {
    slack = SandboxSlack.start(SlackSettings.of(ApiClient.TOKEN, "secret").clock(clock));
    api = new ApiClient(slack);
  }

  @AfterEach
  void stop() throws Exception {
    slack.close();
  }

  private String error(String method, Map<String, String> args) throws Exception {
    return api.call(method, args).path("error").asText();
  }

  private String post(String channel, String text) throws Exception {
    return api.call("chat.postMessage", Map.of("channel", channel, "text", text))
        .path("ts")
        .asText();
  }

  @Test
  void tokensAreChecked() throws Exception {
    assertEquals(
        "{\"ok\":false,\"error\":\"not_authed\"}", api.form("auth.test", "", Map.of()).body());
    assertTrue(api.form("auth.test", "xoxb-other", Map.of()).body().contains("invalid_auth"));
    assertTrue(
        api.form("auth.test", "", Map.of("token", ApiClient.TOKEN)).body().contains("U0PITWALL"));
    slack.faults().refuseToken("token_revoked");
    assertEquals("token_revoked", error("auth.test", Map.of()));
    slack.faults().refuseToken("account_inactive");
    assertEquals("account_inactive", error("auth.test", Map.of()));
  }

  @Test
  void aMissingScopeIsNamed() throws Exception {
    slack.scopes(Set.of("commands"));
    var answer = api.call("chat.postMessage", Map.of("channel", "C0AGENTS", "text", "x"));
    assertEquals(
        """
        {"ok":false,"error":"missing_scope","needed":"chat:write","provided":"commands"}\
        """,
        answer.toString());
    var headers = api.form("auth.test", ApiClient.TOKEN, Map.of()).headers();
    assertEquals("commands", headers.firstValue("X-OAuth-Scopes").orElse(""));
  }

  @Test
  void whatAChannelIsIsToldToWhoeverMayAskOfItsKind() throws Exception {
    slack.alice().makePrivateChannel("boxes", slack.bob());
    slack.alice().tellApp("hello");
    var info = "conversations.info";
    slack.scopes(Set.of("channels:read"));
    assertFalse(told("C0AGENTS").path("is_private").asBoolean(true));
    assertEquals(
        """
        {"ok":false,"error":"missing_scope","needed":"groups:read","provided":"channels:read"}\
        """,
        api.call(info, Map.of("channel", "C0BOXES")).toString());
    assertEquals("missing_scope", error(info, Map.of("channel", "D0ALICE")));

    slack.scopes(Set.of("channels:read", "chat:write", "groups:read", "im:read"));
    assertTrue(told("C0BOXES").path("is_private").asBoolean());
    assertTrue(told("D0ALICE").path("is_im").asBoolean());
    slack.alice().makePrivate("random");
    assertEquals("channel_not_found", error(info, Map.of("channel", "C0RANDOM")));
    assertEquals(
        "channel_not_found", error("chat.postMessage", Map.of("channel", "C0RANDOM", "text", "x")));
  }

  private JsonNode told(String channel) throws Exception {
    return api.call("conversations.info", Map.of("channel", channel)).path("channel");
  }

  @Test
  void postingNeedsAChannelTheAppIsInAndSomethingToSay() throws Exception {
    assertEquals("invalid_arguments", error("chat.postMessage", Map.of("text", "x")));
    assertEquals("no_text", error("chat.postMessage", Map.of("channel", "C0AGENTS")));
    assertEquals(
        "channel_not_found", error("chat.postMessage", Map.of("channel", "C1", "text", "x")));
    assertEquals(
        "not_in_channel", error("chat.postMessage", Map.of("channel", "#random", "text", "x")));
    slack.bob().inviteApp("#random");
    assertTrue(
        api.call("chat.postMessage", Map.of("channel", "#random", "text", "x"))
            .path("ok")
            .asBoolean());
    slack.archive("#shop", true);
    assertEquals(
        "is_archived", error("chat.postMessage", Map.of("channel", "C0SHOP", "text", "x")));
    assertEquals("unknown_method", error("chat.shout", Map.of()));
  }

  @Test
  void aThreadNeedsItsParent() throws Exception {
    var reply = Map.of("channel", "C0AGENTS", "text", "x", "thread_ts", "1.000000");
    assertEquals("thread_not_found", error("chat.postMessage", reply));
    var parent = post("C0AGENTS", "parent");
    var child =
        api.call(
            "chat.postMessage",
            Map.of("channel", "C0AGENTS", "text", "child", "thread_ts", parent));
    assertEquals(parent, child.path("message").path("thread_ts").asText());
    var grandchild =
        Map.of("channel", "C0AGENTS", "text", "x", "thread_ts", child.path("ts").asText());
    assertEquals("cannot_reply_to_message", error("chat.postMessage", grandchild));
  }

  @Test
  void onlyTheAppsOwnMessagesCanBeChanged() throws Exception {
    var bobs = slack.bob().say("#agents", "mine");
    assertEquals(
        "cant_update_message",
        error("chat.update", Map.of("channel", "C0AGENTS", "ts", bobs.ts(), "text", "yours")));
    assertEquals(
        "cant_delete_message",
        error("chat.delete", Map.of("channel", "C0AGENTS", "ts", bobs.ts())));
    assertEquals(
        "message_not_found",
        error("chat.update", Map.of("channel", "C0AGENTS", "ts", "1.0", "text", "x")));
    var own = post("C0AGENTS", "own");
    assertEquals(
        "msg_too_long",
        error("chat.update", Map.of("channel", "C0AGENTS", "ts", own, "text", "x".repeat(4001))));
    assertEquals("", error("chat.update", Map.of("channel", "C0AGENTS", "ts", own, "text", "new")));
    assertEquals("new", slack.cards("#agents").getLast().text());
    slack.archive("#agents", true);
    assertEquals(
        "is_inactive", error("chat.update", Map.of("channel", "C0AGENTS", "ts", own, "text", "y")));
  }

  @Test
  void anUpdateKeepsWhatItDoesNotMention() throws Exception {
    var ts =
        api.json(
                "chat.postMessage",
                """
                {"channel": "C0AGENTS", "text": "old",
                 "blocks": [{"type": "divider", "block_id": "line"}],
                 "metadata": {"event_type": "card", "event_payload": {"key": "k1"}}}\
                """)
            .path("ts")
            .asText();
    api.call("chat.update", Map.of("channel", "C0AGENTS", "ts", ts, "text", "new"));
    var message = slack.find("#agents", ts).orElseThrow();
    assertEquals("new", message.text());
    assertEquals("line", message.blocks().path(0).path("block_id").asText());
    assertEquals("k1", message.metadata().path("event_payload").path("key").asText());
    api.call(
        "chat.update",
        Map.of("channel", "C0AGENTS", "ts", ts, "text", "new", "blocks", "[]", "metadata", "{}"));
    assertFalse(slack.find("#agents", ts).orElseThrow().json().has("blocks"));
    assertFalse(slack.find("#agents", ts).orElseThrow().json().has("metadata"));
  }

  @Test
  void longTextIsCutWithAWarning() throws Exception {
    var answer =
        api.call("chat.postMessage", Map.of("channel", "C0AGENTS", "text", "x".repeat(40_001)));
    assertEquals("message_truncated", answer.path("warning").asText());
    assertEquals(40_000, slack.cards("#agents").getLast().text().length());
  }

  @Test
  void timestampsGrowThoughTheClockStands() throws Exception {
    assertEquals("1795330800.000000", post("C0AGENTS", "a"));
    assertEquals("1795330800.000001", post("C0AGENTS", "b"));
    clock.forward(Duration.ofMillis(1500));
    assertEquals("1795330801.500000", post("C0AGENTS", "c"));
  }

  @Test
  void historyIsPagedNewestFirstAndHidesPayloads() throws Exception {
    api.json(
        "chat.postMessage",
        """
        {"channel": "C0AGENTS", "text": "1",
         "metadata": {"event_type": "card", "event_payload": {"key": "k"}}}\
        """);
    post("C0AGENTS", "2");
    post("C0AGENTS", "3");
    var first = api.call("conversations.history", Map.of("channel", "C0AGENTS", "limit", "2"));
    assertEquals("[\"3\",\"2\"]", Json.text(first.findValuesAsText("text")));
    assertTrue(first.path("has_more").asBoolean());
    var cursor = first.path("response_metadata").path("next_cursor").asText();
    var second = api.call("conversations.history", Map.of("channel", "C0AGENTS", "cursor", cursor));
    assertEquals("[\"1\"]", Json.text(second.findValuesAsText("text")));
    var metadata = second.path("messages").path(0).path("metadata");
    assertEquals("{\"event_type\":\"card\"}", metadata.toString());
    var whole =
        api.call(
            "conversations.history",
            Map.of(
                "channel",
                "C0AGENTS",
                "include_all_metadata",
                "true",
                "latest",
                "1795330800.000001"));
    assertEquals("k", whole.at("/messages/0/metadata/event_payload/key").asText());
    assertEquals("not_in_channel", error("conversations.history", Map.of("channel", "C0RANDOM")));
    assertEquals(
        "invalid_cursor",
        error("conversations.history", Map.of("channel", "C0AGENTS", "cursor", "zzz")));
  }

  @Test
  void repliesComeOldestFirstBehindTheirParent() throws Exception {
    var parent = post("C0AGENTS", "parent");
    for (var text : new String[] {"a", "b"}) {
      api.call(
          "chat.postMessage", Map.of("channel", "C0AGENTS", "text", text, "thread_ts", parent));
    }
    var thread = api.call("conversations.replies", Map.of("channel", "C0AGENTS", "ts", parent));
    assertEquals("[\"parent\",\"a\",\"b\"]", Json.text(thread.findValuesAsText("text")));
    assertEquals(2, thread.at("/messages/0/reply_count").asInt());
    assertEquals(
        "thread_not_found",
        error("conversations.replies", Map.of("channel", "C0AGENTS", "ts", "1")));
    slack.faults().historyLag(Duration.ofSeconds(5));
    assertEquals(
        "thread_not_found",
        error("conversations.replies", Map.of("channel", "C0AGENTS", "ts", parent)));
    clock.forward(Duration.ofSeconds(5));
    assertEquals("", error("conversations.replies", Map.of("channel", "C0AGENTS", "ts", parent)));
  }

  @Test
  void aDeletedParentLeavesATombstoneAndItsThread() throws Exception {
    var parent = post("C0AGENTS", "parent");
    api.call("chat.postMessage", Map.of("channel", "C0AGENTS", "text", "a", "thread_ts", parent));
    slack.alice().delete(slack.find("#agents", parent).orElseThrow());
    assertTrue(slack.find("#agents", parent).isEmpty());
    assertEquals("This message was deleted.", slack.messages("#agents").getLast().text());
    assertEquals(
        "message_not_found",
        error("chat.update", Map.of("channel", "C0AGENTS", "ts", parent, "text", "x")));
  }

  @Test
  void ephemeralMessagesReachOnePersonInTheChannel() throws Exception {
    assertEquals(
        "user_not_in_channel",
        error("chat.postEphemeral", Map.of("channel", "C0AGENTS", "user", "U9", "text", "x")));
    api.call("chat.postEphemeral", Map.of("channel", "C0AGENTS", "user", "U0BOB", "text", "psst"));
    assertEquals("psst", slack.bob().lastWhisper("#agents").orElseThrow().text());
    assertTrue(slack.alice().lastWhisper("#agents").isEmpty());
    assertTrue(slack.messages("#agents").isEmpty());
  }

  @Test
  void aTestCanWaitForWhatTheAppWillDo() throws Exception {
    var posting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                post("C0AGENTS", "later");
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    var seen =
        slack.await(
            "message", Duration.ofSeconds(5), () -> slack.cards("#agents").stream().findFirst());
    assertEquals("later", seen.text());
    posting.join();
    var none =
        assertThrows(
            IllegalStateException.class,
            () -> slack.await("dialog", Duration.ofMillis(1), () -> slack.bob().modal()));
    assertEquals("In PT0.001S there was no dialog", none.getMessage());
  }

  @Test
  void jsonAndFormsMeanTheSameAndJunkIsRefused() throws Exception {
    assertEquals("invalid_json", api.json("chat.postMessage", "{").path("error").asText());
    assertEquals("json_not_object", api.json("chat.postMessage", "[]").path("error").asText());
    assertEquals(
        "invalid_blocks_format",
        error("chat.postMessage", Map.of("channel", "C0AGENTS", "blocks", "{[")));
    var asText = api.send("chat.postMessage", ApiClient.TOKEN, "text/csv", "a,b").body();
    assertTrue(asText.contains("invalid_post_type"), asText);
  }

  @Test
  void aFileIsAskedForSentAndShared() throws Exception {
    var slot = api.call("files.getUploadURLExternal", Map.of("filename", "log.txt", "length", "5"));
    var id = slot.path("file_id").asText();
    var files = "[{\"id\":\"" + id + "\",\"title\":\"Whole log\"}]";
    var complete = Map.of("files", files, "channel_id", "C0AGENTS");
    assertEquals("file_not_found", error("files.completeUploadExternal", complete));
    assertEquals(400, api.post(slot.path("upload_url").asText(), "too long").statusCode());
    assertEquals(200, api.post(slot.path("upload_url").asText(), "hello").statusCode());
    assertEquals("", error("files.completeUploadExternal", complete));
    var message = slack.cards("#agents").getLast();
    assertEquals("Whole log", message.json().at("/files/0/title").asText());
    var link = message.json().at("/files/0/url_private").asText();
    var read = java.net.http.HttpRequest.newBuilder(java.net.URI.create(link)).build();
    try (var http = java.net.http.HttpClient.newHttpClient()) {
      var body = http.send(read, java.net.http.HttpResponse.BodyHandlers.ofString()).body();
      assertEquals("hello", body);
    }
  }
}
