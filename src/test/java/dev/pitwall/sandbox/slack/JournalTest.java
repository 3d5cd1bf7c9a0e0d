package dev.pitwall.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;

  private SandboxSlack start(String journal) throws Exception {
    return SandboxSlack.start(
        SlackSettings.of(ApiClient.TOKEN, "secret")
            .clock(new SettableClock())
            .keptIn(folder.resolve(journal)));
  }

  @Test
  void everythingIsThereAfterAKillInMidWrite() throws Exception {
    String card;
    // The journal as a kill at that moment would leave it: its owner never got to close it.
    try (var killed = start("slack.jsonl")) {
      var api = new ApiClient(killed);
      card = post(api, Map.of("channel", "C0AGENTS", "text", "card"));
      post(api, Map.of("channel", "C0AGENTS", "text", "reply", "thread_ts", card));
      api.call("chat.update", Map.of("channel", "C0AGENTS", "ts", card, "text", "card, newer"));
      var gone = post(api, Map.of("channel", "C0AGENTS", "text", "gone"));
      api.call("chat.delete", Map.of("channel", "C0AGENTS", "ts", gone));
      api.call(
          "chat.postEphemeral", Map.of("channel", "C0AGENTS", "user", "U0BOB", "text", "psst"));
      var home = "{\"type\": \"home\", \"blocks\": [{\"type\": \"divider\"}]}";
      api.call("views.publish", Map.of("user_id", "U0CAROL", "view", home));
      killed.bob().tellApp("hello");
      killed.archive("#shop", true);
      Files.copy(folder.resolve("slack.jsonl"), folder.resolve("killed.jsonl"));
      Files.writeString(
          folder.resolve("killed.jsonl"),
          "{\"change\":\"posted\",\"cha",
          StandardOpenOption.APPEND);
    }
    try (var again = start("killed.jsonl")) {
      var seen = again.cards("#agents");
      assertEquals(1, seen.size());
      assertEquals("card, newer", seen.getFirst().text());
      assertEquals("reply", again.thread(seen.getFirst()).getFirst().text());
      assertEquals("psst", again.bob().lastWhisper("#agents").orElseThrow().text());
      assertEquals("divider", again.carol().home().orElseThrow().at("/blocks/0/type").asText());
      var api = new ApiClient(again);
      var next = post(api, Map.of("channel", "C0AGENTS", "text", "next"));
      assertTrue(next.compareTo(again.thread(seen.getFirst()).getFirst().ts()) > 0, next);
      var refused = api.call("chat.postMessage", Map.of("channel", "C0SHOP", "text", "x"));
      assertEquals("is_archived", refused.path("error").asText());
    }
    try (var third = start("killed.jsonl")) {
      assertEquals("next", third.cards("#agents").getLast().text());
    }
  }

  private static String post(ApiClient api, Map<String, String> message) throws Exception {
    return api.call("chat.postMessage", message).path("ts").asText();
  }
}
