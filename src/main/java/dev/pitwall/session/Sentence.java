package dev.pitwall.session;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds in what an agent writes, which is Markdown, the sentence that says most. */
public final class Sentence {
  private static final int LONGEST = 220;
  private static final int LOOKED_AT = 4_000;
  private static final int PARAGRAPH = 800;
  private static final int FEWEST_WORDS = 4;
  private static final int ENOUGH_WORDS = 22;

  private static final Pattern CODE_BLOCK = Pattern.compile("(?s)```.*?(```|$)");
  private static final Pattern LINE_MARKS =
      Pattern.compile("(?m)^[ \t]{0,40}(?:#{1,6} |[-*+] (?:\\[.\\] )?|\\d{1,3}[.)] |> ?|\\|.*$)");
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\]\n]{1,200}+)\\]\\([^)\n]{1,500}+\\)");
  private static final Pattern STRONG = Pattern.compile("(\\*\\*|__)(?=\\S)([^\n]{1,500}?\\S)\\1");

  /** What agents say all the time. */
  private static final Pattern FILLER =
      Pattern.compile(
          "(?i)^(?:let me|let's|now|i'll|i will|i'm going to|i need to|next|okay|ok|great|perfect"
              + "|sure|excellent|good|first|looking|alright|done|i see)\\b.*");

  private static final Pattern TELLING =
      Pattern.compile(
          "(?i)\\b(?:because|since|so that|instead|never|cause[sd]?|found|fix(?:ed|es|ing)?|bug"
              + "|root|wrong|missing|fail(?:s|ed|ing)?|broken?|must|cannot|can't|should|added|removed|replaced|changed|renamed|passes|works|need(?:s|ed)?|turns"
              + " out|however)\\b");

  private Sentence() {}

  /** The sentence without Markdown's marks; empty when nothing is said. */
  public static String tellingMost(List<String> texts) {
    var best = "";
    int bestScore = Integer.MIN_VALUE;
    for (var text : texts) {
      for (var sentence : in(text)) {
        int score = score(sentence);
        // Of equals the later: it is nearer to now.
        if (score >= bestScore) {
          best = sentence;
          bestScore = score;
        }
      }
    }
    return Words.cut(best, LONGEST);
  }

  private static int score(String sentence) {
    int words = sentence.split(" ").length;
    int score = Math.min(words, ENOUGH_WORDS) - Math.max(0, words - 2 * ENOUGH_WORDS);
    boolean empty =
        words < FEWEST_WORDS || FILLER.matcher(sentence).matches() || sentence.endsWith(":");
    score -= empty ? 10 : 0;
    long telling = TELLING.matcher(sentence).results().limit(3).count();
    return score + 6 * (int) telling;
  }

  private static List<String> in(String text) {
    var prose = CODE_BLOCK.matcher(text.substring(0, Math.min(text.length(), LOOKED_AT)));
    var found = new ArrayList<String>();
    for (var line : bare(prose.replaceAll("\n\n")).split("\n")) {
      var paragraph = line.substring(0, Math.min(line.length(), PARAGRAPH));
      var ends = BreakIterator.getSentenceInstance(Locale.ROOT);
      ends.setText(paragraph);
      int start = ends.first();
      for (int end = ends.next(); end != BreakIterator.DONE; start = end, end = ends.next()) {
        var sentence = paragraph.substring(start, end).strip();
        if (sentence.codePoints().anyMatch(Character::isLetter)) {
          found.add(sentence);
        }
      }
    }
    return found;
  }

  /** Without Markdown's marks; code keeps its backticks. */
  private static String bare(String markdown) {
    var text = LINE_MARKS.matcher(markdown).replaceAll("");
    text = LINK.matcher(text).replaceAll("$1");
    return STRONG.matcher(text).replaceAll("$2");
  }
}
