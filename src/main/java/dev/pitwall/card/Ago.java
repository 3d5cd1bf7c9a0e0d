package dev.pitwall.card;

import dev.pitwall.session.Plural;
import java.time.Duration;
import java.time.Instant;

/** How long ago, for messages that are read once. */
final class Ago {
  private Ago() {}

  /** {@code just now}, {@code 5 min ago}, {@code 3 h ago}, {@code 2 days ago}. */
  static String of(Instant then, Instant now) {
    var time = Duration.between(then, now);
    if (time.toMinutes() < 1) {
      return "just now";
    }
    if (time.toHours() < 1) {
      return time.toMinutes() + " min ago";
    }
    if (time.toDays() < 1) {
      return time.toHours() + " h ago";
    }
    return Plural.of(time.toDays(), "day") + " ago";
  }
}
