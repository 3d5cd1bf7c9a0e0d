package dev.pitwall.delivery;

import dev.pitwall.card.Message;
import dev.pitwall.session.Channel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The way to Slack: one try each, no retries within. */
public interface MessageSender {

  /**
   * {@code chat.postMessage}.
   *
   * @param threadTs the card's message; null posts to the channel itself
   * @param key goes into the message's metadata, to find it by
   */
  Result post(Channel channel, @Nullable String threadTs, Message message, String key);

  /** {@code chat.update}. */
  Result update(Channel channel, String ts, Message message);

  /**
   * Looks for a message of ours by its key: {@link Sent} with its ts, {@link Gone} when it surely
   * is not there, or what kept us from looking.
   *
   * @param attemptedAt when the post was begun, by our clock
   */
  Result find(Channel channel, @Nullable String threadTs, String key, Instant attemptedAt);

  /**
   * Looks for a message of ours with the key besides the one that stays: {@link Sent} with the ts
   * of one that is too many, {@link Gone} when there is none, or what kept us from looking.
   *
   * @param stays null when none is to stay
   * @param since when the first of them was sent, by our clock
   */
  Result stray(
      Channel channel,
      @Nullable String threadTs,
      String key,
      @Nullable String stays,
      Instant since);

  /** {@code chat.delete}. */
  Result delete(Channel channel, String ts);

  /** What came of it. */
  sealed interface Result {}

  /** Slack has it. */
  record Sent(String ts) implements Result {}

  /** Slack wants us to wait; it was not taken. */
  record Limited(Duration pause) implements Result {}

  /** The message or the thread is not there any more. */
  record Gone() implements Result {}

  /**
   * Slack will not take it, now or later, until somebody mends something.
   *
   * @param code Slack's word: {@code is_archived}, {@code token_revoked}
   * @param scope what it concerns
   * @param why what is wrong and what to do, for the log and {@code /readyz}
   */
  record Rejected(String code, Scope scope, String why) implements Result {
    public Rejected {
      why = line(why);
    }
  }

  /** Time-out, reset, 5xx: it may have been taken. */
  record Unclear(String why) implements Result {
    public Unclear {
      why = line(why);
    }
  }

  /** It surely was not taken: no connection could be made. */
  record Unreachable(String why) implements Result {
    public Unreachable {
      why = line(why);
    }
  }

  /** Slack's words go into log lines, and not every database keeps a U+0000. */
  private static String line(String words) {
    return words.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** What a rejection concerns. */
  enum Scope {
    /** This message as it is: the same one will never do. */
    MESSAGE,
    /** Everything in this channel. */
    CHANNEL,
    /** Everything in this workspace. */
    WORKSPACE,
    /** Slack said something that Pitwall does not know. */
    UNKNOWN
  }
}
