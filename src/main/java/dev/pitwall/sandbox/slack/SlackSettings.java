package dev.pitwall.sandbox.slack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the sandbox's workspace is set up.
 *
 * @param port 0 for any free one
 * @param journal where everything is kept; nowhere when empty
 * @param scopes what the bot token may do
 * @param events what the app subscribed to, such as {@code app_mention}
 * @param commands slash commands the app has, with the slash
 * @param eventRetries how long after a failed event each further try comes
 */
public record SlackSettings(
    String host,
    int port,
    String botToken,
    String signingSecret,
    InstantSource clock,
    Optional<Path> journal,
    Set<String> scopes,
    Set<String> events,
    Set<String> commands,
    List<Shortcut> shortcuts,
    List<Duration> eventRetries) {

  /** A workspace as the app's installation would make it, on any free port of this machine. */
  public static SlackSettings of(String botToken, String signingSecret) {
    return new SlackSettings(
        "127.0.0.1",
        0,
        botToken,
        signingSecret,
        InstantSource.system(),
        Optional.empty(),
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
        Set.of("app_mention", "app_home_opened", "message.channels", "message.im"),
        Set.of("/agents"),
        List.of(),
        List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)));
  }

  public SlackSettings at(String newHost, int newPort) {
    return new SlackSettings(
        newHost,
        newPort,
        botToken,
        signingSecret,
        clock,
        journal,
        scopes,
        events,
        commands,
        shortcuts,
        eventRetries);
  }

  public SlackSettings clock(InstantSource newClock) {
    return new SlackSettings(
        host,
        port,
        botToken,
        signingSecret,
        newClock,
        journal,
        scopes,
        events,
        commands,
        shortcuts,
        eventRetries);
  }

  public SlackSettings keptIn(Path file) {
    return new SlackSettings(
        host,
        port,
        botToken,
        signingSecret,
        clock,
        Optional.of(file),
        scopes,
        events,
        commands,
        shortcuts,
        eventRetries);
  }

  public SlackSettings scopes(Set<String> newScopes) {
    return new SlackSettings(
        host,
        port,
        botToken,
        signingSecret,
        clock,
        journal,
        newScopes,
        events,
        commands,
        shortcuts,
        eventRetries);
  }

  public SlackSettings events(Set<String> newEvents, List<Duration> newRetries) {
    return new SlackSettings(
        host,
        port,
        botToken,
        signingSecret,
        clock,
        journal,
        scopes,
        newEvents,
        commands,
        shortcuts,
        newRetries);
  }

  public SlackSettings shortcuts(List<Shortcut> newShortcuts) {
    return new SlackSettings(
        host,
        port,
        botToken,
        signingSecret,
        clock,
        journal,
        scopes,
        events,
        commands,
        newShortcuts,
        eventRetries);
  }
}
