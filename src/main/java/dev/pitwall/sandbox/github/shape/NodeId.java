package dev.pitwall.sandbox.github.shape;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Global ids as GitHub's GraphQL has them: a kind, and numbers in MessagePack and Base64. */
public final class NodeId {
  private static final byte FIXED_ARRAY = (byte) 0x90;
  private static final byte UNSIGNED_32 = (byte) 0xce;

  private NodeId() {}

  public static String pull(long repository, long pull) {
    return "PR_" + packed(repository, pull);
  }

  static String user(long user) {
    return "U_" + packed(user);
  }

  static String repository(long repository) {
    return "R_" + packed(repository);
  }

  private static String packed(long... numbers) {
    var bytes = ByteBuffer.allocate(2 + 5 * numbers.length);
    bytes.put((byte) (FIXED_ARRAY | (numbers.length + 1))).put((byte) 0);
    for (long number : numbers) {
      bytes.put(UNSIGNED_32).putInt((int) number);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
