package dev.pitwall.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Encrypts tokens with AES-256-GCM. Each is bound to its place: what stands in another row or
 * column can't be opened.
 */
public final class TokenSeal {
  private static final int KEY_BYTES = 32;
  private static final byte[] SALT = "pitwall".getBytes(UTF_8);
  private static final byte[] PURPOSE = "tokens at rest, AES-256-GCM".getBytes(UTF_8);

  private final List<Aead> keys;

  /**
   * @param texts {@code PITWALL_SECRET_KEY}: the present one, and those before while it is rotated;
   *     none when nothing is to be sealed
   */
  public TokenSeal(List<Secret> texts) {
    this.keys = texts.stream().map(TokenSeal::key).toList();
  }

  /**
   * A token, opened.
   *
   * @param old whether it was sealed with a key from before
   */
  public record Opened(Secret token, boolean old) {}

  /** Seals with the present key; base64. */
  public String seal(Secret token, String place) {
    if (keys.isEmpty()) {
      throw new IllegalStateException("There is no key to encrypt tokens with.");
    }
    try {
      var sealed = keys.getFirst().encrypt(token.reveal().getBytes(UTF_8), place.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A token could not be encrypted.", e);
    }
  }

  /** Empty when no key opens it there. */
  public Optional<Opened> open(String sealed, String place) {
    for (int i = 0; i < keys.size(); i++) {
      try {
        var bytes = Base64.getDecoder().decode(sealed);
        var token = keys.get(i).decrypt(bytes, place.getBytes(UTF_8));
        return Optional.of(new Opened(new Secret(new String(token, UTF_8)), i > 0));
      } catch (GeneralSecurityException | IllegalArgumentException _) {
        // Not this key, or not what was sealed here.
      }
    }
    return Optional.empty();
  }

  private static Aead key(Secret text) {
    try {
      return new AesGcmJce(
          Hkdf.computeHkdf("HMACSHA256", text.reveal().getBytes(UTF_8), SALT, PURPOSE, KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no AES-GCM.", e);
    }
  }
}
