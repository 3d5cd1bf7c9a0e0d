package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Changes a signed request in one of many ways, so that it is not what was signed. */
final class Change {
  private final Random random;
  private final BitSet kinds = new BitSet();

  Change(Random random) {
    this.random = random;
  }

  /**
   * A request.
   *
   * @param latin1 the body, a character for each byte
   */
  record Request(List<String> timestamps, List<String> signatures, String latin1) {
    byte[] body() {
      return latin1.getBytes(ISO_8859_1);
    }
  }

  int kinds() {
    return kinds.cardinality();
  }

  Request of(String timestamp, String signature, byte[] body) {
    int kind = random.nextInt(12);
    kinds.set(kind);
    return switch (kind) {
      case 0 -> request(timestamp, signature, flipped(body));
      case 1 -> request(timestamp, signature, cut(body));
      case 2 -> request(timestamp, signature, longer(body));
      case 3 -> request(timestamp, signature, swapped(body));
      case 4 -> request(other(timestamp, "0123456789"), signature, body);
      case 5 -> request(near(timestamp), signature, body);
      case 6 -> request(timestamp, hex(signature), body);
      case 7 -> request(timestamp, other(signature, "v0=,AF \0é"), body);
      case 8 -> request(timestamp, without(signature), body);
      case 9 -> request(timestamp, with(signature), body);
      case 10 -> request(with(timestamp), signature, body);
      default -> moved(timestamp, signature, body);
    };
  }

  private static Request request(String timestamp, String signature, byte[] body) {
    return new Request(List.of(timestamp), List.of(signature), new String(body, ISO_8859_1));
  }

  private byte[] flipped(byte[] body) {
    var changed = body.clone();
    changed[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  private byte[] cut(byte[] body) {
    return Arrays.copyOf(body, random.nextInt(body.length));
  }

  private byte[] longer(byte[] body) {
    return Arrays.copyOf(body, body.length + 1 + random.nextInt(80));
  }

  private byte[] swapped(byte[] body) {
    while (true) {
      int a = random.nextInt(body.length);
      int b = random.nextInt(body.length);
      if (body[a] != body[b]) {
        var changed = body.clone();
        changed[a] = body[b];
        changed[b] = body[a];
        return changed;
      }
    }
  }

  private String near(String timestamp) {
    int seconds = 1 + random.nextInt(299);
    return "" + (Long.parseLong(timestamp) + (random.nextBoolean() ? seconds : -seconds));
  }

  private String hex(String signature) {
    return "v0=" + other(signature.substring(3), "0123456789abcdef");
  }

  private String other(String text, String alphabet) {
    while (true) {
      var changed = new StringBuilder(text);
      changed.setCharAt(random.nextInt(text.length()), any(alphabet));
      if (!changed.toString().equals(text)) {
        return changed.toString();
      }
    }
  }

  private String without(String text) {
    return new StringBuilder(text).deleteCharAt(random.nextInt(text.length())).toString();
  }

  private String with(String text) {
    return new StringBuilder(text)
        .insert(random.nextInt(text.length() + 1), any("0123456789abcdef,= \0٣"))
        .toString();
  }

  private char any(String alphabet) {
    return alphabet.charAt(random.nextInt(alphabet.length()));
  }

  /** The border between timestamp and body, moved by a digit. */
  private static Request moved(String timestamp, String signature, byte[] body) {
    var moved = new byte[body.length + 2];
    moved[0] = (byte) timestamp.charAt(timestamp.length() - 1);
    moved[1] = ':';
    System.arraycopy(body, 0, moved, 2, body.length);
    return request(timestamp.substring(0, timestamp.length() - 1), signature, moved);
  }
}
