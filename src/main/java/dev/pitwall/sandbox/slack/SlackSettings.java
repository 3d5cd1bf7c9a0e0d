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
 * @param app what the app is here
 * @param eventRetries how long after a failed event each further try comes
 */
public record SlackSettings(
    String host,
    int port,
    String botToken,
    String signingSecret,
    InstantSource clock,
    Optional<Path> journal,
    AppManifest app,
    List<Duration> eventRetries) {

  /**
   * On any free port of this machine, kept nowhere, with an app that may do all there is to do;
   * {@link #installed} makes it what its manifest says.
   */
  public static SlackSettings of(String botToken, String signingSecret) {
    return new SlackSettings(
        "127.0.0.1",
        0,
        botToken,
        signingSecret,
        InstantSource.system(),
        Optional.empty(),
        AppManifest.generous(),
        List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)));
  }

  public SlackSettings at(String newHost, int newPort) {
    return new SlackSettings(
        newHost, newPort, botToken, signingSecret, clock, journal, app, eventRetries);
  }

  public SlackSettings clock(InstantSource newClock) {
    return new SlackSettings(
        host, port, botToken, signingSecret, newClock, journal, app, eventRetries);
  }

  public SlackSettings keptIn(Path file) {
    return new SlackSettings(
        host, port, botToken, signingSecret, clock, Optional.of(file), app, eventRetries);
  }

  public SlackSettings installed(AppManifest newApp) {
    return new SlackSettings(
        host, port, botToken, signingSecret, clock, journal, newApp, eventRetries);
  }

  public SlackSettings scopes(Set<String> newScopes) {
    return installed(
        new AppManifest(newScopes, app.events(), app.commands(), app.shortcuts(), app.homeTab()));
  }

  public SlackSettings shortcuts(List<Shortcut> newShortcuts) {
    return installed(
        new AppManifest(app.scopes(), app.events(), app.commands(), newShortcuts, app.homeTab()));
  }

  public SlackSettings events(Set<String> newEvents, List<Duration> newRetries) {
    var changed =
        new AppManifest(app.scopes(), newEvents, app.commands(), app.shortcuts(), app.homeTab());
    return new SlackSettings(
        host, port, botToken, signingSecret, clock, journal, changed, newRetries);
  }
}
