package dev.pitwall.card;

import java.util.List;

/** The end of what a command wrote, where its result stands. */
final class Tail {
  private static final int LINES = 12;
  private static final int CHARACTERS = 1200;

  private Tail() {}

  static String of(String output) {
    var lines = output.strip().lines().toList();
    var last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    var kept = String.join("\n", shortened(last));
    int before = lines.size() - last.size();
    return before == 0 ? kept : "… %d lines before%n%s".formatted(before, kept);
  }

  private static List<String> shortened(List<String> lines) {
    int each = CHARACTERS / lines.size();
    return lines.stream().map(line -> cut(line, each)).toList();
  }

  private static String cut(String line, int most) {
    return dev.pitwall.card.block.Ellipsis.cut(line, Math.max(most, 100));
  }
}
