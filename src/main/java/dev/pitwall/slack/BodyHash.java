package dev.pitwall.slack;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Names a body that Slack gives no id: the same bytes, the same name. It begins with the number
 * that Slack's trigger begins with, which grows: what comes together then stands together in the
 * database's index, and a commit has few pages to write instead of one for each body.
 */
final class BodyHash {
  /** Of the longest id that is kept. */
  static final int LENGTH = 64;

  private static final String TRIGGER = "trigger_id";
  // {"trigger_id":"…, as it stands in a form.
  private static final String QUOTED = "%22%3A%22";
  private static final int MOST_DIGITS = 16;

  private static final MessageDigest SHA_256 = sha256();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private BodyHash() {}

  /**
   * @param form the body as text, still encoded
   */
  static String of(String form, byte[] body) {
    var hash = of(body);
    int begin = trigger(form);
    int end = begin;
    while (end < form.length() && end - begin < MOST_DIGITS && digit(form.charAt(end))) {
      end++;
    }
    return end == begin ? hash : form.substring(begin, end) + "." + hash;
  }

  /** Where the trigger begins; the form's end when it has none. */
  private static int trigger(String form) {
    int at = form.indexOf(TRIGGER);
    while (at >= 0) {
      int after = at + TRIGGER.length();
      if (form.startsWith("=", after)) {
        return after + 1;
      }
      if (form.startsWith(QUOTED, after)) {
        return after + QUOTED.length();
      }
      at = form.indexOf(TRIGGER, after);
    }
    return form.length();
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static String of(byte[] body) {
    try {
      var digest = (MessageDigest) SHA_256.clone();
      return TEXT.encodeToString(digest.digest(body));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
