package dev.pitwall.delivery;

import dev.pitwall.session.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that Slack may have done late, after it was done once more.
 *
 * @param key the target's when it was sent
 * @param threadTs where it was posted; null in the channel itself
 * @param since when it was first sent
 * @param stray a message that is one too many, as a look into Slack has shown; null for none
 * @param target what has that key now
 * @param ts the message of what has that key now, which stays; null for none
 */
public record Recheck(
    String key,
    Kind kind,
    Channel channel,
    @Nullable String threadTs,
    Instant since,
    @Nullable String stray,
    int attempts,
    Now target,
    @Nullable String ts) {

  /** What was sent. */
  public enum Kind {
    /** Others with its key are deleted. */
    POST,
    /** The newest state is sent again, over whatever came late. */
    EDIT
  }

  /** What became of the target. */
  public enum Now {
    /** It has another key, or is no more. */
    GONE,
    /** It is still to be posted. */
    UNPOSTED,
    /** It is posted, or never will be. */
    SETTLED
  }
}
