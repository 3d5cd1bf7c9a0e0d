package dev.pitwall.sandbox.github.play;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All plays, and which of them a prompt asks for. */
final class Plays {
  static final String ANY = "change";
  static final String FOLLOW_UP = "follow-up";

  private static final Pattern TAG = Pattern.compile("\\[([a-z-]+)\\]");
  private static final List<String> NAMES =
      List.of(
          "login", "rounding", ANY, FOLLOW_UP, "fail", "ask", "hang", "ignore-cancel", "time-out");

  private final Map<String, Play> byName = new LinkedHashMap<>();

  Plays() {
    NAMES.forEach(name -> byName.put(name, Play.named(name)));
  }

  Play named(String name) {
    var play = byName.get(name);
    if (play == null) {
      throw new IllegalArgumentException("No play " + name + "; there are " + NAMES + ".");
    }
    return play;
  }

  /**
   * The one that the prompt names in brackets, such as {@code [fail]}, else the one whose words it
   * has.
   *
   * @param otherwise when no play fits
   */
  String choose(String prompt, String otherwise) {
    return tagged(prompt)
        .or(() ->
            byName.entrySet().stream()
                .filter(play -> play.getValue().fits(prompt) > 0)
                .max(Comparator.comparingLong(play -> play.getValue().fits(prompt)))
                .map(Map.Entry::getKey))
        .orElse(otherwise);
  }

  /** The play that the prompt names in brackets. */
  Optional<String> tagged(String prompt) {
    return TAG.matcher(prompt)
        .results()
        .map(tag -> tag.group(1))
        .filter(byName::containsKey)
        .findFirst();
  }
}
