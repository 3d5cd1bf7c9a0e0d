package dev.pitwall.card;

import dev.pitwall.session.Plural;
import java.time.Duration;

/** How long something took, in one or two words' length. */
final class Lasted {
  private Lasted() {}

  /** {@code 40 s}, {@code 8 min}, {@code 2 h 5 min}, {@code 3 days}. */
  static String of(Duration time) {
    if (time.toMinutes() < 1) {
      return Math.max(1, time.toSeconds()) + " s";
    }
    if (time.toHours() < 1) {
      return time.toMinutes() + " min";
    }
    if (time.toDays() < 2) {
      int minutes = time.toMinutesPart();
      return time.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
    return Plural.of(time.toDays(), "day");
  }
}
