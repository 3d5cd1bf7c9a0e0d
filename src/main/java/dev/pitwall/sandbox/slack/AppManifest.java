package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the app is in this workspace, as its manifest says.
 *
 * @param scopes what the bot token may do
 * @param events what is sent to it, such as {@code app_mention}
 * @param homeTab it has a Home tab
 */
public record AppManifest(
    Set<String> scopes,
    Set<String> events,
    List<SlashCommand> commands,
    List<Shortcut> shortcuts,
    boolean homeTab) {

  public AppManifest {
    scopes = Set.copyOf(scopes);
    events = Set.copyOf(events);
    commands = List.copyOf(commands);
    shortcuts = List.copyOf(shortcuts);
  }

  /**
   * Reads a manifest of Slack's schema, as for installing the app.
   *
   * @throws IOException when it is not YAML
   */
  public static AppManifest read(String yaml) throws IOException {
    var manifest = new YAMLMapper().readTree(yaml);
    var features = manifest.path("features");
    var commands = new ArrayList<SlashCommand>();
    for (var command : features.path("slash_commands")) {
      commands.add(
          new SlashCommand(
              command.path("command").asText(),
              command.path("description").asText(""),
              command.path("usage_hint").asText(""),
              command.path("should_escape").asBoolean()));
    }
    var shortcuts = new ArrayList<Shortcut>();
    for (var shortcut : features.path("shortcuts")) {
      shortcuts.add(
          new Shortcut(
              shortcut.path("name").asText(),
              shortcut.path("callback_id").asText(),
              shortcut.path("type").asText().equals("message")));
    }
    return new AppManifest(
        words(manifest.at("/oauth_config/scopes/bot")),
        words(manifest.at("/settings/event_subscriptions/bot_events")),
        commands,
        shortcuts,
        features.at("/app_home/home_tab_enabled").asBoolean());
  }

  private static Set<String> words(JsonNode list) {
    var words = new LinkedHashSet<String>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  /** An app that may do all the sandbox knows of, for when nothing else is said. */
  static AppManifest generous() {
    return new AppManifest(
        Set.of(
            "app_mentions:read",
            "channels:history",
            "channels:read",
            "chat:write",
            "commands",
            "files:write",
            "groups:history",
            "groups:read",
            "im:history",
            "im:read",
            "im:write",
            "reactions:write",
            "users:read"),
        Set.of("app_mention", "app_home_opened", "message.im"),
        List.of(new SlashCommand("/agents", "", "", true)),
        List.of(),
        false);
  }
}
