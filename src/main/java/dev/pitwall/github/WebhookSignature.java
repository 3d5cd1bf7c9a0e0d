package dev.pitwall.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells GitHub's deliveries from all other requests: {@code sha256=HMAC-SHA256(secret, body)}, in
 * hex, over the bytes as they came.
 */
final class WebhookSignature {
  static final String HEADER = "X-Hub-Signature-256";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");

  private final Mac keyed;

  /**
   * @throws IllegalArgumentException when the secret is empty: everybody could sign with that
   */
  WebhookSignature(String secret) {
    if (secret.isBlank()) {
      throw new IllegalArgumentException(
          "GITHUB_WEBHOOK_SECRET is empty. Set it to the secret of your webhook at GitHub.");
    }
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the headers, of which there must be one, sign the body. */
  boolean holds(Enumeration<String> headers, byte[] body) {
    var signature = headers.hasMoreElements() ? headers.nextElement() : "";
    if (headers.hasMoreElements() || !FORM.matcher(signature).matches()) {
      return false;
    }
    byte[] claimed = HexFormat.of().parseHex(signature, PREFIX.length(), signature.length());
    return MessageDigest.isEqual(sign(body), claimed);
  }

  private byte[] sign(byte[] body) {
    try {
      return ((Mac) keyed.clone()).doFinal(body);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
