package dev.pitwall.delivery;

import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.SessionId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that Slack should show, and what it shows of it.
 *
 * @param key opaque; in the message's metadata
 * @param owner the session that it shows something of; null for a roll-up
 * @param subject a question's id, a digest's number, a notice's {@link #turn}, when a roll-up
 *     began; empty for a card
 * @param order place among the session's messages in this channel: card, then replies as they arose
 * @param desired revision that should be shown; grows with each change
 * @param sent revision that is shown; 0 before the first
 * @param sentHash of what is shown, so that an equal rendering is not sent; empty before the first
 * @param fromEntry a digest's first log entry
 * @param toEntry the entry behind its last, once it is being sent; -1 before
 * @param ts Slack's message id; null until posted
 * @param cardTs the card's, for replies; null until it is posted. Of a reply that was begun, the
 *     card's of then, where it is looked for
 * @param attemptedAt when a post was begun whose outcome is not stored; null otherwise
 * @param dirtyAt since when there is something to be sent
 * @param dueAt not before
 * @param rollUp of a roll-up: itself; of a card: the one that tells its news now, which is posted
 *     and goes on; null for others
 */
public record Target(
    String key,
    Channel channel,
    @Nullable SessionId owner,
    Kind kind,
    String subject,
    long order,
    Lane lane,
    long desired,
    long sent,
    String sentHash,
    DigestLevel level,
    long fromEntry,
    long toEntry,
    @Nullable String ts,
    @Nullable String cardTs,
    @Nullable Instant attemptedAt,
    Instant dirtyAt,
    Instant dueAt,
    int attempts,
    @Nullable RollUp rollUp) {

  /** The session that it shows something of; of any target but a roll-up. */
  public SessionId session() {
    return Objects.requireNonNull(owner, "a roll-up is of no session");
  }

  /** The subject of the notice that a turn has ended; empty for the first, as it always was. */
  public static String subjectOf(int turn) {
    return turn == 1 ? "" : String.valueOf(turn);
  }

  /** The turn whose end a notice tells. */
  int turn() {
    return subject.isEmpty() ? 1 : Integer.parseInt(subject);
  }

  /** What it is. */
  public enum Kind {
    CARD,
    QUESTION,
    DIGEST,
    NOTICE,
    /** The news of all sessions of a channel, in one message. */
    ROLL_UP;

    /** Whether it is posted under a card. */
    public boolean reply() {
      return this == QUESTION || this == DIGEST || this == NOTICE;
    }
  }

  /**
   * The one message that tells a channel's news, while there is more of it than cards can show.
   *
   * @param key its target's
   * @param ts Slack's message id; null until posted
   * @param endedAt null while it goes on
   */
  public record RollUp(String key, @Nullable String ts, @Nullable Instant endedAt) {}
}
