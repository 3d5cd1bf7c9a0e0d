package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells Slack's requests from all others: {@code v0=HMAC-SHA256(secret, "v0:" timestamp ":" body)},
 * in hex, over the bytes as they came, made within five minutes of now.
 */
final class RequestSignature {
  static final String TIMESTAMP = "X-Slack-Request-Timestamp";
  static final String SIGNATURE = "X-Slack-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final long TOLERANCE_SECONDS = 300;
  private static final String PREFIX = "v0=";
  private static final int HEX_DIGITS = 64;
  private static final int MOST_DIGITS = 11;
  private static final byte[] VERSION = "v0:".getBytes(ISO_8859_1);
  private static final HexFormat HEX = HexFormat.of();

  private final List<Mac> keyed;
  private final InstantSource clock;

  /**
   * @param secrets the present one, and the one before while it is rotated
   * @throws IllegalArgumentException when there is none or one of them is empty
   */
  RequestSignature(List<String> secrets, InstantSource clock) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "A signing secret is empty. Copy it from your app's Basic Information page at Slack.");
    }
    this.keyed = secrets.stream().map(RequestSignature::keyed).toList();
    this.clock = clock;
  }

  /** What a request's headers say. */
  sealed interface Claim {}

  /**
   * Worth to be compared with the body.
   *
   * @param digest 64 hex digits
   */
  record Made(String timestamp, String digest) implements Claim {}

  /**
   * Not Slack's, whatever the body.
   *
   * @param why for the log; nothing of what was sent
   */
  record Unfit(String why) implements Claim {}

  /**
   * Reads the two headers; each must be there once, exactly in the form in which Slack sends it.
   */
  Claim claim(Enumeration<String> timestamps, Enumeration<String> signatures) {
    var timestamp = only(timestamps);
    var signature = only(signatures);
    if (timestamp.isEmpty() || signature.isEmpty()) {
      return new Unfit("its timestamp or signature is missing or there twice");
    }
    long made = seconds(timestamp);
    if (made < 0) {
      return new Unfit("its timestamp is no number of seconds");
    }
    long age = clock.instant().getEpochSecond() - made;
    if (Math.abs(age) > TOLERANCE_SECONDS) {
      return new Unfit("its timestamp is %d s from now; is the clock right?".formatted(age));
    }
    return wellFormed(signature)
        ? new Made(timestamp, signature.substring(PREFIX.length()))
        : new Unfit("its signature is not v0= and 64 hex digits");
  }

  /** Whether the claim holds for the body, by any of the secrets. */
  boolean holds(Made claim, byte[] body) {
    byte[] digest = HEX.parseHex(claim.digest());
    byte[] timestamp = claim.timestamp().getBytes(ISO_8859_1);
    boolean holds = false;
    for (var secret : keyed) {
      holds |= MessageDigest.isEqual(sign(secret, timestamp, body), digest);
    }
    return holds;
  }

  private static byte[] sign(Mac secret, byte[] timestamp, byte[] body) {
    try {
      var mac = (Mac) secret.clone();
      mac.update(VERSION);
      mac.update(timestamp);
      mac.update((byte) ':');
      return mac.doFinal(body);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Mac keyed(String secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String only(Enumeration<String> values) {
    var first = values.hasMoreElements() ? values.nextElement() : "";
    return values.hasMoreElements() ? "" : first;
  }

  private static long seconds(String text) {
    if (text.length() > MOST_DIGITS) {
      return -1;
    }
    long seconds = 0;
    for (int i = 0; i < text.length(); i++) {
      // Character.isDigit would let in other scripts' digits.
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      seconds = seconds * 10 + digit;
    }
    return seconds;
  }

  private static boolean wellFormed(String signature) {
    if (signature.length() != PREFIX.length() + HEX_DIGITS || !signature.startsWith(PREFIX)) {
      return false;
    }
    for (int i = PREFIX.length(); i < signature.length(); i++) {
      char c = signature.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }
}
