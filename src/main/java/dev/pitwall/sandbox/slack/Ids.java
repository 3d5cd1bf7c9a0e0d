package dev.pitwall.sandbox.slack;

import java.security.SecureRandom;

/** Opaque ids in the look of Slack's. */
final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";

  private Ids() {}

  static String block() {
    return random(5);
  }

  static String of(String prefix) {
    return prefix + random(10);
  }

  /** As Slack writes triggers: two numbers and a hash. */
  static String trigger() {
    return RANDOM.nextInt(1_000_000, 9_999_999)
        + "."
        + RANDOM.nextInt(1_000_000, 9_999_999)
        + "."
        + random(24).toLowerCase(java.util.Locale.ROOT);
  }

  static String random(int length) {
    var id = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
