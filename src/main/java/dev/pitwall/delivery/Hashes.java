package dev.pitwall.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pitwall.card.Message;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells equal messages from others without keeping them. */
final class Hashes {
  private Hashes() {}

  /** 64 hexadecimal digits. */
  static String of(Message message) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(message.text().getBytes(UTF_8));
      digest.update((byte) 0);
      digest.update(message.blocks().toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
