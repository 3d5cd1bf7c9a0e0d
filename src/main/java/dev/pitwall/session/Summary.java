package dev.pitwall.session;

import dev.pitwall.session.CheckOutput.Reading;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How a test runner sums up.
 *
 * @param line with groups {@code passed} or {@code all}, and {@code failed}, {@code errors}
 * @param bad the runner's word for what did not pass
 * @param summed whether it prints one such line for each part
 */
record Summary(Pattern line, String bad, boolean summed) {

  Optional<Reading> read(String text) {
    var found = line.matcher(text).results().filter(Summary::counts).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var counted = summed ? found : List.of(found.getLast());
    int failed = counted.stream().mapToInt(r -> number(r, "failed") + number(r, "errors")).sum();
    int passed = counted.stream().mapToInt(Summary::passed).sum();
    return Optional.of(reading(passed, failed, bad));
  }

  static Reading reading(int passed, int failed, String bad) {
    if (failed == 0) {
      return new Reading(passed + " passed", false);
    }
    return new Reading(
        bad.equals("failures") ? Plural.of(failed, "failure") : failed + " " + bad, true);
  }

  private static boolean counts(MatchResult match) {
    return List.of("passed", "failed", "errors", "all").stream().anyMatch(g -> has(match, g));
  }

  private static int passed(MatchResult match) {
    if (has(match, "passed")) {
      return number(match, "passed");
    }
    int others = number(match, "failed") + number(match, "errors") + number(match, "skipped");
    return Math.max(0, number(match, "all") - others);
  }

  static int number(MatchResult match, String group) {
    if (!has(match, group)) {
      return 0;
    }
    var digits = match.group(group);
    return digits.length() > 6 ? 999_999 : Integer.parseInt(digits);
  }

  private static boolean has(MatchResult match, String group) {
    return match.namedGroups().containsKey(group) && match.group(group) != null;
  }
}
