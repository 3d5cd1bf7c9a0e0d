package dev.pitwall.sandbox.github.world;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Opaque ids in the look of GitHub's. */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789";
  private static final String TYPED = "BCDFGHJKLMNPQRSTVWXZ23456789";

  private Ids() {}

  public static String uuid() {
    return UUID.randomUUID().toString();
  }

  public static String sha() {
    var bytes = new byte[20];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  public static String random(int length) {
    return random(length, LETTERS);
  }

  /** A code that a person types: {@code WDJB-MJHT}. */
  public static String userCode() {
    return random(4, TYPED) + "-" + random(4, TYPED);
  }

  private static String random(int length, String letters) {
    var id = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      id.append(letters.charAt(RANDOM.nextInt(letters.length())));
    }
    return id.toString();
  }
}
