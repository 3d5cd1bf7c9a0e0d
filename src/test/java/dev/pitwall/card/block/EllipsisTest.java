package dev.pitwall.card.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.card.HostileWords;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EllipsisTest {
  private static final int ROUNDS = 2000;

  @Test
  void aCutIsBetweenWhatReadersTakeForCharacters() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(22112026);
    var words = new HostileWords(random);
    for (int round = 0; round < ROUNDS; round++) {
      var text = Clean.lines(words.next());
      int limit = 1 + random.nextInt(400);

      var cut = Ellipsis.cut(text, limit);

      assertTrue(cut.length() <= limit, "longer than " + limit);
      if (!cut.equals(text)) {
        assertTrue(cut.endsWith("…"), cut);
        var head = cut.substring(0, cut.length() - 1);
        assertTrue(text.startsWith(head), text);
        assertTrue(boundaries(text).contains(head.length()), () -> head + " of " + text);
      }
    }
  }

  @Test
  void aCutNeverLeavesHalfAnEmoji() {
    assertEquals("🇩🇪🇫🇷…", Ellipsis.cut("🇩🇪🇫🇷🇮🇹", 10));
    assertEquals("e\u0301…", Ellipsis.cut("e\u0301e\u0301e\u0301", 4));
    assertEquals("😀…", Ellipsis.cut("😀😀", 3));
  }

  @Test
  void wordsStayWholeWhereOneEndsNear() {
    assertEquals("the end is near", Ellipsis.cut("the end is near", 15));
    assertEquals("the end is…", Ellipsis.cut("the end is near", 14));
    assertEquals("x" + "y".repeat(48) + "…", Ellipsis.cut("x" + "y".repeat(99), 50));
  }

  private static Set<Integer> boundaries(String text) {
    var found = new HashSet<Integer>(Set.of(0));
    Pattern.compile("\\X").matcher(text).results().forEach(r -> found.add(r.end()));
    return found;
  }
}
