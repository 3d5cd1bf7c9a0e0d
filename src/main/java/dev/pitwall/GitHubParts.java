package dev.pitwall;

import dev.pitwall.access.Accounts;
import dev.pitwall.access.Trials;
import dev.pitwall.github.GitHubSessions;
import dev.pitwall.github.WebhookServlet;
import dev.pitwall.github.api.Addresses;
import dev.pitwall.github.api.HttpGitHub;
import dev.pitwall.github.api.Pause;
import dev.pitwall.github.follow.Rhythm;
import dev.pitwall.github.log.SessionLogs;
import dev.pitwall.http.Route;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * GitHub put together: its calls, its sessions, its webhooks.
 *
 * @param routes none when no webhooks are taken
 */
record GitHubParts(HttpGitHub calls, SessionLogs logs, GitHubSessions sessions, List<Route> routes)
    implements AutoCloseable {

  static GitHubParts of(
      GitHubConfig config,
      Accounts accounts,
      Trials trials,
      SessionStore store,
      SessionTracker tracker,
      SessionTracker following,
      Rhythm rhythm,
      MeterRegistry registry,
      InstantSource clock,
      Executor threads) {
    var calls = calls(config, accounts, registry, clock);
    // Apart: what the follower has read of a pull request is still news to its log.
    var logs = new SessionLogs(calls.apart());
    var sessions =
        new GitHubSessions(
            calls, calls, accounts, trials, store, tracker, following, logs, rhythm, clock,
            threads);
    return new GitHubParts(calls, logs, sessions, webhooks(config, sessions));
  }

  static HttpGitHub calls(
      GitHubConfig config, Accounts accounts, MeterRegistry registry, InstantSource clock) {
    return new HttpGitHub(
        new Addresses(config.api(), config.web(), config.copilotApi()),
        accounts,
        VersionCommand.version(),
        registry,
        clock,
        Pause.sleeping(clock),
        HttpGitHub.PATIENCE);
  }

  private static List<Route> webhooks(GitHubConfig config, GitHubSessions sessions) {
    var secret = config.webhookSecret();
    return secret == null
        ? List.of()
        : List.of(
            new Route(
                "/github/webhooks",
                new WebhookServlet(
                    secret.reveal(), (id, hint) -> sessions.lookNow(id, hint.repository()))));
  }

  @Override
  public void close() {
    sessions.close();
    calls.close();
  }
}
