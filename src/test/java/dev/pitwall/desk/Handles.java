package dev.pitwall.desk;

import java.util.List;

/** Gives the domain numbers that make well-known handles of four. */
final class Handles {
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final List<String> KNOWN = List.of("k3f9", "p7xq", "m2ad", "q8wd", "b4tt");

  private int drawn;

  int next(int bound) {
    int at = drawn % 4;
    int nth = drawn++ / 4;
    if (nth < KNOWN.size()) {
      int from = at == 1 ? ALPHABET.indexOf('2') : 0;
      return ALPHABET.indexOf(KNOWN.get(nth).charAt(at)) - from;
    }
    // z2aa, z2ab, …: all different, none near another by chance.
    int rest = nth - KNOWN.size();
    return switch (at) {
      case 0 -> ALPHABET.indexOf('z');
      case 1 -> rest / 31 / 31 % bound;
      case 2 -> rest / 31 % bound;
      default -> rest % bound;
    };
  }
}
