package dev.pitwall.card;

import dev.pitwall.session.SessionId;
import java.util.Optional;

/**
 * What a button says of itself: {@code <session id>} or {@code <session id>|<more>}.
 *
 * @param more may be empty
 */
public record ButtonValue(SessionId session, String more) {

  public static String of(SessionId session) {
    return session.text();
  }

  public static String of(SessionId session, String more) {
    return session.text() + "|" + more;
  }

  /** Reads it back; empty when Slack sent something that no button of ours says. */
  public static Optional<ButtonValue> parse(String value) {
    int bar = value.indexOf('|');
    try {
      return Optional.of(
          bar < 0
              ? new ButtonValue(new SessionId(value), "")
              : new ButtonValue(new SessionId(value.substring(0, bar)), value.substring(bar + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
