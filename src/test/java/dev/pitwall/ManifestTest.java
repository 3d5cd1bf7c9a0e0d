package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code manifest.yml} asks Slack for what the code uses: no less, no more. */
class ManifestTest {
  private static JsonNode manifest = YAMLMapper.builder().build().createObjectNode();

  @BeforeAll
  static void read() throws IOException {
    manifest = new YAMLMapper().readTree(Path.of("manifest.yml").toFile());
  }

  @Test
  void itAsksForTheScopesThatTheDoctorChecks() {
    assertEquals(new TreeSet<>(Manifest.SCOPES), new TreeSet<>(texts("/oauth_config/scopes/bot")));
  }

  @Test
  void itHasTheOneCommand() {
    assertEquals(1, manifest.at("/features/slash_commands").size());
    var command = manifest.at("/features/slash_commands/0");
    assertEquals("/agents", command.path("command").asText());
    assertTrue(command.path("should_escape").asBoolean());
  }

  @Test
  void itSubscribesToWhatIsAnswered() {
    assertEquals(
        Set.of("app_mention"), Set.copyOf(texts("/settings/event_subscriptions/bot_events")));
  }

  @Test
  void everyRequestGoesToTheOneEndpoint() {
    var urls = new TreeSet<String>();
    manifest.findValues("request_url").forEach(url -> urls.add(url.asText()));
    manifest.findValues("url").forEach(url -> urls.add(url.asText()));

    assertEquals(Set.of("https://pitwall.example.com/slack/events"), urls);
    assertFalse(manifest.at("/settings/socket_mode_enabled").asBoolean());
  }

  @Test
  void itKeepsSlacksLimits() {
    assertTrue(manifest.at("/display_information/name").asText().length() <= 35);
    assertTrue(manifest.at("/display_information/description").asText().length() <= 140);
    assertTrue(manifest.at("/display_information/long_description").asText().length() >= 174);
    assertTrue(manifest.at("/features/slash_commands/0/usage_hint").asText().length() <= 1_000);
    assertTrue(manifest.at("/features/shortcuts/0/description").asText().length() <= 150);
  }

  private static List<String> texts(String pointer) {
    return StreamSupport.stream(manifest.at(pointer).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
