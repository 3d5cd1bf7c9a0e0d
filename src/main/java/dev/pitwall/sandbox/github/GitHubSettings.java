package dev.pitwall.sandbox.github;

import dev.pitwall.sandbox.github.web.OauthApp;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the sandbox's GitHub is set up.
 *
 * @param port 0 for any free one
 * @param app that people can log in to
 * @param tokens personal tokens by text, and whose they are
 * @param file where everything is kept; nowhere when empty
 * @param pace of sessions: 1 takes about 40 seconds, less for tests
 * @param live whether sessions go on by themselves; otherwise only when stepped
 * @param seeded whether there are a few tasks of the past at the start
 */
public record GitHubSettings(
    String host,
    int port,
    OauthApp app,
    Map<String, String> tokens,
    InstantSource clock,
    Optional<Path> file,
    double pace,
    boolean live,
    boolean seeded) {

  /** On any free port of this machine, kept nowhere, stepped by whoever started it. */
  public static GitHubSettings of(String clientId, String clientSecret) {
    return new GitHubSettings(
        "127.0.0.1",
        0,
        new OauthApp(clientId, clientSecret),
        Map.of(),
        InstantSource.system(),
        Optional.empty(),
        1,
        false,
        true);
  }

  public GitHubSettings at(String newHost, int newPort) {
    return new GitHubSettings(newHost, newPort, app, tokens, clock, file, pace, live, seeded);
  }

  public GitHubSettings clock(InstantSource newClock) {
    return new GitHubSettings(host, port, app, tokens, newClock, file, pace, live, seeded);
  }

  public GitHubSettings keptIn(Path newFile) {
    return new GitHubSettings(
        host, port, app, tokens, clock, Optional.of(newFile), pace, live, seeded);
  }

  /**
   * A personal token from the start.
   *
   * @param user {@code alice}, {@code bob}, {@code guest}, or a login
   */
  public GitHubSettings token(String text, String user) {
    var more = new LinkedHashMap<>(tokens);
    more.put(text, user);
    return new GitHubSettings(host, port, app, Map.copyOf(more), clock, file, pace, live, seeded);
  }

  /** Sessions go on by themselves. */
  public GitHubSettings live(double newPace) {
    return new GitHubSettings(host, port, app, tokens, clock, file, newPace, true, seeded);
  }

  /** No tasks at the start. */
  public GitHubSettings empty() {
    return new GitHubSettings(host, port, app, tokens, clock, file, pace, live, false);
  }

  @Override
  public String toString() {
    return "GitHubSettings[" + host + ":" + port + ", pace " + pace + "]";
  }
}
