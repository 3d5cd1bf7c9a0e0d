package dev.pitwall;

import dev.pitwall.access.Secret;
import dev.pitwall.store.Database;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Pitwall is told by its environment.
 *
 * @param slackToken the bot token, {@code xoxb-…}
 * @param signingSecrets the present one, and the one before while it is rotated
 * @param slackApi with a slash at its end
 * @param agents the file of local agents; null when there is none
 * @param databaseUrl {@code jdbc:sqlite:…}, or {@code jdbc:postgresql:…} with its password
 * @param dataDirectory where worktrees and the like are kept: beside an SQLite file, else {@code
 *     data}
 * @param port 0 for any free one
 * @param digestEvery how long log lines are gathered before they go into a thread
 * @param poll how often a source that does not tell by itself is asked, at best
 * @param keepLogs how long after its session's end a log is kept, in whole days; null: for ever
 * @param secretKeys encrypt stored tokens: the present one, then those before while it is rotated;
 *     none when nothing is to be stored
 * @param github null when nothing of GitHub is set up
 */
record Config(
    String slackToken,
    List<String> signingSecrets,
    URI slackApi,
    @Nullable Path agents,
    String databaseUrl,
    Path dataDirectory,
    String host,
    int port,
    Duration digestEvery,
    Duration poll,
    @Nullable Duration keepLogs,
    List<Secret> secretKeys,
    @Nullable GitHubConfig github) {

  /** The database, for people. */
  String databaseName() {
    return Database.name(databaseUrl);
  }

  /**
   * Reads the environment.
   *
   * @throws ConfigError naming everything that is wrong at once
   */
  static Config from(Map<String, String> environment) throws ConfigError {
    return new ConfigReader(environment).read();
  }

  @Override
  public String toString() {
    return "Config[" + slackApi + ", " + databaseName() + ", " + host + ":" + port + "]";
  }
}
