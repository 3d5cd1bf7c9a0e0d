package dev.pitwall.delivery;

import dev.pitwall.delivery.TokenBucket.Rate;
import java.time.Duration;

/**
 * How fast the courier may go, and how patiently it looks for what became of a post.
 *
 * @param edits of a workspace's messages; burst and rate together are the most in any minute
 * @param editsOfOne message
 * @param posts into one channel
 * @param postsInAll of a workspace
 * @param lookUps of a workspace's messages
 * @param reserve tokens left to lifecycle changes and notices when others want them
 * @param settle how long after a post with unclear outcome Slack's history is trusted to show it
 * @param channels served at the same time, at most
 * @param rollUp when news are rolled up
 */
public record Pace(
    Rate edits,
    Rate editsOfOne,
    Rate posts,
    Rate postsInAll,
    Rate lookUps,
    int reserve,
    Duration settle,
    int channels,
    RollUpRule rollUp) {

  /**
   * Slack's: 50 edits a minute in a workspace and about a post a second in a channel, no more in
   * any minute, the burst included (docs.slack.dev/apis/web-api/rate-limits).
   */
  public static final Pace SLACK =
      new Pace(
          new Rate(8, 42),
          new Rate(1, 60),
          new Rate(3, 57),
          new Rate(20, 200),
          new Rate(5, 40),
          6,
          Duration.ofSeconds(30),
          64,
          new RollUpRule(
              Duration.ofSeconds(5),
              Duration.ofSeconds(30),
              Duration.ofSeconds(30),
              Duration.ofSeconds(15),
              Duration.ofMinutes(2),
              3));

  /** The same, but for when news are rolled up. */
  Pace with(RollUpRule rule) {
    return new Pace(edits, editsOfOne, posts, postsInAll, lookUps, reserve, settle, channels, rule);
  }
}
