package dev.pitwall.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person may have meant by something that does not exist. */
public final class Nearest {
  private static final int LONGEST = 120;

  private Nearest() {}

  /**
   * The known name nearest to the typed one, ignoring case: one that begins with it, or that few
   * slips of the fingers away; of equals the first. Empty when all are far.
   */
  public static Optional<String> to(String typed, Collection<String> known) {
    var name = typed.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(k -> k.length() <= LONGEST)
        .map(k -> new Candidate(k, distance(name, k.toLowerCase(Locale.ROOT))))
        .filter(c -> c.near(name))
        .min(Comparator.comparingInt(Candidate::slips))
        .map(Candidate::name);
  }

  private record Candidate(String name, int slips) {
    boolean near(String typed) {
      return slips <= Math.max(1, typed.length() / 3)
          || (typed.length() > 1 && name.toLowerCase(Locale.ROOT).startsWith(typed));
    }
  }

  /** Letters to add, leave out, replace or swap with their neighbour. */
  static int distance(String a, String b) {
    var table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, a, b, i, j);
      }
    }
    return table[a.length()][b.length()];
  }

  private static int cheapest(int[][] table, String a, String b, int i, int j) {
    int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
  }
}
