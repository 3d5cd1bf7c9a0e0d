package dev.pitwall.slack;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Names a body that Slack gives no id: the same bytes, the same name. */
final class BodyHash {
  /** Of the longest id that is kept. */
  static final int LENGTH = 64;

  private static final MessageDigest SHA_256 = sha256();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private BodyHash() {}

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
