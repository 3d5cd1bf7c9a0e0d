package dev.pitwall.acp;

import dev.pitwall.session.Nearest;
import java.util.Collection;

/** What somebody may have meant by a name that does not exist. */
final class Hint {
  private static final int FEW = 5;

  private Hint() {}

  /** The nearest name, or a few that there are; begins with a space, empty when there are none. */
  static String at(String typed, Collection<String> names) {
    return Nearest.to(typed, names)
        .map(name -> " Did you mean `" + name + "`?")
        .orElseGet(() -> names.isEmpty() ? "" : " There is " + few(names) + ".");
  }

  private static String few(Collection<String> names) {
    var shown = names.stream().limit(FEW).map(name -> "`" + name + "`").toList();
    int more = names.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }
}
