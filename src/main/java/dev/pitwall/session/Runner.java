package dev.pitwall.session;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a test runner sums up. Lines are looked at one by one, with patterns that have no repeated
 * groups: what a hostile agent prints costs no more than what others do.
 *
 * @param bad the runner's word for what did not pass
 * @param summed whether it prints one such line for each part, else the last one counts
 * @param line which lines sum up
 * @param counts with one named group each: {@code passed}, {@code failed}, {@code errors}, {@code
 *     skipped} or {@code all}
 */
record Runner(String bad, boolean summed, Pattern line, List<Pattern> counts) {
  private static final String PASSED = "(?<passed>\\d+) passed\\b";
  private static final String FAILED = "(?<failed>\\d+) failed\\b";
  private static final String FAILURES = "(?<failed>\\d+) failures?\\b";
  private static final String ERRORS = "(?<errors>\\d+) errors?\\b";

  private enum What {
    PASSED,
    FAILED,
    ERRORS,
    SKIPPED,
    ALL;

    private final String group = name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Those that are known, the ones with the plainest lines last. */
  static final List<Runner> ALL =
      List.of(
          // Jest, Vitest
          last("failed", "^\\s*Tests:?\\s.*(?:\\d total|\\(\\d+\\))", FAILED, PASSED),
          // Maven; lines of single classes end in a time
          sum(
              "failures",
              "^(?!.*Time elapsed).*Tests run: \\d+, Failures: \\d+, Errors: \\d+, Skipped: \\d+",
              "Tests run: (?<all>\\d+)",
              "Failures: (?<failed>\\d+)",
              "Errors: (?<errors>\\d+)",
              "Skipped: (?<skipped>\\d+)"),
          // Gradle
          sum(
              "failed",
              "\\d tests? completed, \\d+ failed",
              "(?<all>\\d+) tests? completed",
              FAILED),
          // Pytest
          last(
              "failed",
              "\\d (?:passed|failed|errors?)\\b.* in \\d+\\.\\d+s",
              PASSED,
              FAILED,
              ERRORS),
          // Cargo, Deno
          sum("failed", "test result: |^(?:ok|FAILED) \\| ", PASSED, FAILED),
          // cargo-nextest
          last("failed", "\\d tests? run: ", PASSED, FAILED),
          // RSpec, ExUnit
          last(
              "failures",
              "\\d (?:examples?|tests?), \\d+ failures?",
              "(?<all>\\d+) (?:examples?|tests?),",
              FAILURES),
          // Minitest
          last(
              "failures",
              "\\d runs, \\d+ assertions, ",
              "(?<all>\\d+) runs",
              FAILURES,
              ERRORS,
              "(?<skipped>\\d+) skips"),
          // PHPUnit
          last("failures", "^OK \\(\\d+ tests?, ", "(?<passed>\\d+) tests?,"),
          last(
              "failures",
              "^Tests: \\d+, Assertions: \\d+",
              "Tests: (?<all>\\d+)",
              "Failures: (?<failed>\\d+)",
              "Errors: (?<errors>\\d+)"),
          // .NET
          sum(
              "failed",
              "Failed: +\\d+, Passed: +\\d",
              "Failed: +(?<failed>\\d+)",
              "Passed: +(?<passed>\\d+)"),
          // XCTest
          last(
              "failures",
              "Executed \\d+ tests?, with ",
              "Executed (?<all>\\d+)",
              "with (?<failed>\\d+) failures?"),
          // CTest
          last(
              "failed",
              "tests passed, \\d+ tests? failed out of \\d",
              "(?<failed>\\d+) tests? failed",
              "out of (?<all>\\d+)"),
          // unittest
          last(
              "failures",
              "^Ran \\d+ tests? in |^FAILED \\(",
              "^Ran (?<all>\\d+)",
              "failures=(?<failed>\\d+)",
              "errors=(?<errors>\\d+)"),
          // node --test
          last("failed", "^[#ℹ] (?:pass|fail) \\d", "pass (?<passed>\\d+)", "fail (?<failed>\\d+)"),
          // Mocha, Cypress
          last(
              "failing",
              "^\\s*\\d+ (?:passing|failing)\\b",
              "(?<passed>\\d+) passing",
              "(?<failed>\\d+) failing"),
          // Playwright, Bun, and whoever says it in words
          last(
              "failed",
              "\\b\\d+ (?:tests? )?(?:pass|passed|fail|failed)\\b",
              "\\b(?<passed>\\d+) (?:tests? )?pass(?:ed)?\\b",
              "\\b(?<failed>\\d+) (?:tests? )?fail(?:ed)?\\b"));

  Runner {
    counts = List.copyOf(counts);
  }

  /** How it went; empty when this is not what the runner prints. */
  Optional<CheckOutput.Reading> read(List<String> lines) {
    var found = new EnumMap<What, Integer>(What.class);
    lines.stream().filter(text -> line.matcher(text).find()).forEach(text -> count(text, found));
    boolean counted =
        found.containsKey(What.PASSED)
            || found.containsKey(What.FAILED)
            || found.containsKey(What.ALL);
    return counted ? Optional.of(reading(found)) : Optional.empty();
  }

  private void count(String text, Map<What, Integer> found) {
    for (var pattern : counts) {
      var match = pattern.matcher(text);
      if (match.find()) {
        var what = what(pattern);
        found.merge(what, number(match.group(what.group)), summed ? Integer::sum : (_, n) -> n);
      }
    }
  }

  private CheckOutput.Reading reading(Map<What, Integer> found) {
    int failed = found.getOrDefault(What.FAILED, 0) + found.getOrDefault(What.ERRORS, 0);
    if (failed > 0) {
      var words = bad.equals("failures") ? Plural.of(failed, "failure") : failed + " " + bad;
      return new CheckOutput.Reading(words, true);
    }
    int all = found.getOrDefault(What.ALL, 0) - found.getOrDefault(What.SKIPPED, 0);
    int passed = found.getOrDefault(What.PASSED, Math.max(0, all));
    return new CheckOutput.Reading(passed + " passed", false);
  }

  private static What what(Pattern pattern) {
    return Arrays.stream(What.values())
        .filter(w -> pattern.namedGroups().containsKey(w.group))
        .findFirst()
        .orElseThrow();
  }

  static int number(String digits) {
    return digits.length() > 6 ? 999_999 : Integer.parseInt(digits);
  }

  private static Runner last(String bad, String line, String... counts) {
    return new Runner(bad, false, Pattern.compile(line), patterns(counts));
  }

  private static Runner sum(String bad, String line, String... counts) {
    return new Runner(bad, true, Pattern.compile(line), patterns(counts));
  }

  private static List<Pattern> patterns(String... counts) {
    return Arrays.stream(counts).map(Pattern::compile).toList();
  }
}
