package dev.pitwall.session;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads from what a test or lint command printed how it went. */
final class CheckOutput {
  private static final Pattern TERMINAL = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");

  /**
   * A summary line of tests; groups {@code passed}, {@code failed}, {@code errors}, {@code all}.
   */
  private static final List<Summary> TESTS =
      List.of(
          // Jest, Vitest
          last(
              "failed",
              "(?m)^\\s*Tests:?\\s+(?:(?<failed>\\d+) failed[,| ]+)?"
                  + "(?:\\d+ (?:skipped|todo)[,| ]+)*(?:(?<passed>\\d+) passed)?[^\n]*"
                  + "(?:\\d+ total|\\(\\d+\\))"),
          // Maven: one line for each module, those of single classes end in a time
          sum(
              "failures",
              "(?m)Tests run: (?<all>\\d+), Failures: (?<failed>\\d+), "
                  + "Errors: (?<errors>\\d+), Skipped: (?<skipped>\\d+)(?!.*Time elapsed)"),
          // Gradle
          sum("failed", "(?m)(?<all>\\d+) tests? completed, (?<failed>\\d+) failed"),
          // Pytest
          last(
              "failed",
              "(?m)^=* ?(?:(?<failed>\\d+) failed,? ?)?(?:(?<passed>\\d+) passed,? ?)?"
                  + "(?:\\d+ \\w+,? ?)*?(?:(?<errors>\\d+) errors?,? ?)?in [\\d.]+s.*$"),
          // Cargo, Deno
          sum(
              "failed",
              "(?:test result: |(?:ok|FAILED) \\| )(?:\\w+\\. )?(?<passed>\\d+) passed"
                  + "(?: \\([^)\n]*\\))?[;|, ]+(?<failed>\\d+) failed"),
          // cargo-nextest
          last(
              "failed",
              "(?<all>\\d+) tests? run: (?<passed>\\d+) passed"
                  + "(?:[^\n]*?, (?<failed>\\d+) failed)?"),
          // RSpec, ExUnit
          last(
              "failures",
              "(?m)^(?:\\d+ \\w+, )*(?<all>\\d+) (?:examples?|tests?), "
                  + "(?<failed>\\d+) failures?"),
          // Minitest
          last(
              "failures",
              "(?<all>\\d+) runs, \\d+ assertions, (?<failed>\\d+) failures, "
                  + "(?<errors>\\d+) errors"),
          // PHPUnit
          last("failures", "OK \\((?<passed>\\d+) tests?, \\d+ assertions?\\)"),
          last(
              "failures",
              "Tests: (?<all>\\d+), Assertions: \\d+(?:, Errors: (?<errors>\\d+))?"
                  + "(?:, Failures: (?<failed>\\d+))?"),
          // .NET
          sum("failed", "Failed: +(?<failed>\\d+), Passed: +(?<passed>\\d+)"),
          // XCTest
          last("failures", "Executed (?<all>\\d+) tests?, with (?<failed>\\d+) failures?"),
          // CTest
          last("failed", "tests passed, (?<failed>\\d+) tests? failed out of (?<all>\\d+)"),
          // unittest
          last(
              "failures",
              "Ran (?<all>\\d+) tests? in [\\d.]+s\\s+(?:OK|FAILED)(?:"
                  + " \\((?:failures=(?<failed>\\d+))?(?:,"
                  + " )?(?:errors=(?<errors>\\d+))?[^)]*\\))?"),
          // node --test, node-tap
          last("failed", "(?s)[#ℹ] pass (?<passed>\\d+)\\s+[#ℹ] fail (?<failed>\\d+)"),
          // Mocha, Cypress
          last(
              "failing",
              "(?m)^\\s*(?<passed>\\d+) passing\\b[^\n]*"
                  + "(?:\\s+\\d+ pending)?(?:\\s+(?<failed>\\d+) failing)?"),
          // Playwright, Bun
          last(
              "failed",
              "(?m)^\\s*(?<failed>\\d+) fail(?:ed)?\\b(?:\\s+[^\n]*)*?"
                  + "\n\\s*(?<passed>\\d+) pass(?:ed)?\\b"),
          last("failed", "(?m)^\\s*(?<passed>\\d+) pass(?:ed)?\\s+(?<failed>\\d+) fail"),
          // Whoever says it in words
          last("failed", "(?m)\\b(?<passed>\\d+) passed\\b(?:[^\n\\d]*(?<failed>\\d+) failed)?"),
          last(
              "failed",
              "(?m)\\b(?<failed>\\d+) (?:tests? )?failed\\b"
                  + "(?:[^\n\\d]*(?<passed>\\d+) passed)?"));

  private static final Pattern LINT_COUNT =
      Pattern.compile(
          "(?i)\\b(?<count>\\d+) (?:\\w+"
              + " ){0,2}?(?<noun>error|problem|issue|offense|violation)s?\\b");
  private static final Pattern LINT_WARNINGS =
      Pattern.compile("(?i)\\b(?<count>\\d+) (?<noun>warning)s?\\b");
  private static final Pattern LINT_CLEAN =
      Pattern.compile(
          "(?i)\\b(?:all checks passed|no (?:issues|problems|errors|offenses|warnings|violations)"
              + "|0 (?:issues|problems|errors|offenses|warnings|violations)"
              + "|nothing to complain about)\\b");
  private static final Pattern TSC_ERROR = Pattern.compile("(?m)\\berror TS\\d+:");
  private static final Pattern NOT_COMPILED =
      Pattern.compile(
          "COMPILATION ERROR|error: could not compile|Compilation failed|\\[build failed\\]");
  private static final Pattern GO_TEST = Pattern.compile("(?m)^\\s*--- (?<how>PASS|FAIL):");
  private static final Pattern GO_PACKAGE =
      Pattern.compile("(?m)^(?<how>ok|FAIL)\\s+\\S+/?\\S*\\s");
  private static final Pattern TAP = Pattern.compile("(?m)^(?<how>ok|not ok) \\d+");

  private CheckOutput() {}

  /**
   * How it went.
   *
   * @param words such as {@code 12 passed}, {@code 3 failures}
   */
  record Reading(String words, boolean failed) {}

  /** Empty when the output does not say. */
  static Optional<Reading> read(Check.Kind kind, String output) {
    var text = TERMINAL.matcher(output).replaceAll("");
    return switch (kind) {
      case TESTS -> tests(text);
      case LINT -> lint(text);
    };
  }

  private static Optional<Reading> tests(String text) {
    if (NOT_COMPILED.matcher(text).find()) {
      return Optional.of(new Reading("does not compile", true));
    }
    return TESTS.stream()
        .flatMap(summary -> summary.read(text).stream())
        .findFirst()
        .or(() -> counted(GO_TEST, "PASS", text))
        .or(() -> counted(TAP, "ok", text))
        .or(() -> packages(text));
  }

  private static Optional<Reading> counted(Pattern line, String good, String text) {
    var lines = line.matcher(text).results().map(r -> r.group("how")).toList();
    long passed = lines.stream().filter(good::equals).count();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(Summary.reading((int) passed, lines.size() - (int) passed, "failed"));
  }

  private static Optional<Reading> packages(String text) {
    var lines = GO_PACKAGE.matcher(text).results().map(r -> r.group("how")).toList();
    long failed = lines.stream().filter("FAIL"::equals).count();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        failed == 0
            ? new Reading(Plural.of(lines.size(), "package") + " passed", false)
            : new Reading(Plural.of(failed, "package") + " failed", true));
  }

  private static Optional<Reading> lint(String text) {
    long tsc = TSC_ERROR.matcher(text).results().count();
    if (tsc > 0) {
      return Optional.of(new Reading(Plural.of(tsc, "error"), true));
    }
    // Linters print their sum at the end.
    return lastCount(LINT_COUNT, text)
        .map(r -> new Reading(Plural.of(count(r), noun(r)), true))
        .or(() ->
            lastCount(LINT_WARNINGS, text)
                .map(r -> new Reading(Plural.of(count(r), noun(r)), false)))
        .or(() ->
            LINT_CLEAN.matcher(text).results().findFirst().map(_ -> new Reading("clean", false)));
  }

  private static Optional<MatchResult> lastCount(Pattern pattern, String text) {
    return pattern.matcher(text).results().filter(r -> count(r) > 0).reduce((_, later) -> later);
  }

  private static int count(MatchResult match) {
    return Summary.number(match, "count");
  }

  private static String noun(MatchResult match) {
    return match.group("noun").toLowerCase(java.util.Locale.ROOT);
  }

  private static Summary last(String bad, String pattern) {
    return new Summary(Pattern.compile(pattern), bad, false);
  }

  private static Summary sum(String bad, String pattern) {
    return new Summary(Pattern.compile(pattern), bad, true);
  }
}
