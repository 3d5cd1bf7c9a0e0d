package dev.pitwall.acp;

import dev.pitwall.session.LogEntry.FileChange;
import java.util.Arrays;
import java.util.List;

/** Counts lines added and removed. */
final class LineDiff {
  /** Cells of the table beyond which it is not worth being exact. */
  private static final long TABLE = 4_000_000;

  private LineDiff() {}

  static FileChange of(String path, String before, String after) {
    var a = before.lines().toList();
    var b = after.lines().toList();
    int head = common(a, b);
    var restA = a.subList(head, a.size());
    var restB = b.subList(head, b.size());
    int tail = common(restA.reversed(), restB.reversed());
    restA = restA.subList(0, restA.size() - tail);
    restB = restB.subList(0, restB.size() - tail);
    int kept = (long) restA.size() * restB.size() > TABLE ? 0 : kept(restA, restB);
    return new FileChange(path, restB.size() - kept, restA.size() - kept);
  }

  private static int common(List<String> a, List<String> b) {
    int n = 0;
    while (n < a.size() && n < b.size() && a.get(n).equals(b.get(n))) {
      n++;
    }
    return n;
  }

  /** The length of the longest common subsequence. */
  private static int kept(List<String> a, List<String> b) {
    var above = new int[b.size() + 1];
    var row = new int[b.size() + 1];
    for (var line : a) {
      for (int j = 0; j < b.size(); j++) {
        row[j + 1] = line.equals(b.get(j)) ? above[j] + 1 : Math.max(above[j + 1], row[j]);
      }
      var last = above;
      above = row;
      row = last;
      Arrays.fill(row, 0);
    }
    return above[b.size()];
  }
}
