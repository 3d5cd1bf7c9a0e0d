package dev.pitwall.slack;

import java.util.Set;

/**
 * Whose bot token it is.
 *
 * @param botId {@code B0…}; what its messages carry
 * @param url the workspace's address
 * @param scopes what the token may do; empty where Slack does not tell
 */
public record Identity(
    String teamId, String team, String userId, String botId, String url, Set<String> scopes) {
  public Identity {
    scopes = Set.copyOf(scopes);
  }

  /** Reads the answer to {@link SlackApi#authTest}. */
  public static Identity of(SlackAnswer.Taken answer) {
    var body = answer.body();
    return new Identity(
        body.path("team_id").asText(),
        body.path("team").asText(),
        body.path("user_id").asText(),
        body.path("bot_id").asText(),
        body.path("url").asText(),
        answer.scopes());
  }
}
