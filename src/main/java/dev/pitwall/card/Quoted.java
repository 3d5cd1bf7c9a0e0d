package dev.pitwall.card;

import dev.pitwall.card.block.Ellipsis;
import java.util.List;
import java.util.stream.Collectors;

/** Words of somebody's within a sentence of ours, between backticks. */
final class Quoted {
  private static final int MOST = 60;
  private static final int NAMES = 5;

  private Quoted() {}

  static String code(String words) {
    return "`" + Ellipsis.cut(words.strip().replace('`', '\''), MOST) + "`";
  }

  /** {@code `a`, `b` and 7 more}. */
  static String some(List<String> names) {
    var few = names.stream().limit(NAMES).map(Quoted::code).collect(Collectors.joining(", "));
    return names.size() > NAMES ? few + " and " + (names.size() - NAMES) + " more" : few;
  }

  /** For where there is no markup. */
  static String plain(String sentence) {
    return sentence.replace("`", "");
  }
}
