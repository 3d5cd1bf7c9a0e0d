package dev.pitwall;

import java.util.Set;

/** What {@code manifest.yml} asks Slack for; a test holds the two together. */
final class Manifest {
  /** The bot token's scopes. */
  static final Set<String> SCOPES =
      Set.of(
          "app_mentions:read",
          "channels:history",
          "channels:read",
          "chat:write",
          "commands",
          "files:write",
          "groups:history",
          "im:history");

  private Manifest() {}
}
