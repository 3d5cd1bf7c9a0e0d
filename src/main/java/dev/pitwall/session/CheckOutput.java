package dev.pitwall.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from what a test or lint command printed how it went. */
final class CheckOutput {
  /** Sums come at the end, in short lines. */
  private static final int LINES = 500;

  private static final int LINE = 300;

  private static final Pattern TERMINAL = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");
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
  private static final Pattern TSC_ERROR = Pattern.compile("\\berror TS\\d+:");
  private static final Pattern NOT_COMPILED =
      Pattern.compile(
          "COMPILATION ERROR|error: could not compile|Compilation failed|\\[build failed\\]");
  private static final Pattern GO_TEST = Pattern.compile("^\\s*--- (?<how>PASS|FAIL):");
  private static final Pattern GO_PACKAGE = Pattern.compile("^(?<how>ok|FAIL)\\s+\\S+\\s");
  private static final Pattern TAP = Pattern.compile("^(?<how>ok|not ok) \\d+");

  private CheckOutput() {}

  /**
   * How it went.
   *
   * @param words such as {@code 12 passed}, {@code 3 failures}
   */
  record Reading(String words, boolean failed) {}

  /** Empty when the output does not say. */
  static Optional<Reading> read(Check.Kind kind, String output) {
    var lines = lines(output);
    return switch (kind) {
      case TESTS -> tests(lines);
      case LINT -> lint(lines);
    };
  }

  private static List<String> lines(String output) {
    var all =
        TERMINAL
            .matcher(output)
            .replaceAll("")
            .lines()
            .map(l -> l.length() > LINE ? l.substring(0, LINE) : l)
            .toList();
    return all.subList(Math.max(0, all.size() - LINES), all.size());
  }

  private static Optional<Reading> tests(List<String> lines) {
    if (matches(NOT_COMPILED, lines).findFirst().isPresent()) {
      return Optional.of(new Reading("does not compile", true));
    }
    return Runner.ALL.stream()
        .flatMap(runner -> runner.read(lines).stream())
        .findFirst()
        .or(() -> counted(GO_TEST, "PASS", lines))
        .or(() -> counted(TAP, "ok", lines))
        .or(() -> packages(lines));
  }

  private static Optional<Reading> counted(Pattern line, String good, List<String> lines) {
    var found = matches(line, lines).map(m -> m.group("how")).toList();
    long passed = found.stream().filter(good::equals).count();
    long failed = found.size() - passed;
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            failed == 0
                ? new Reading(passed + " passed", false)
                : new Reading(failed + " failed", true));
  }

  private static Optional<Reading> packages(List<String> lines) {
    var found = matches(GO_PACKAGE, lines).map(m -> m.group("how")).toList();
    long failed = found.stream().filter("FAIL"::equals).count();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        failed == 0
            ? new Reading(Plural.of(found.size(), "package") + " passed", false)
            : new Reading(Plural.of(failed, "package") + " failed", true));
  }

  private static Optional<Reading> lint(List<String> lines) {
    long tsc = matches(TSC_ERROR, lines).count();
    if (tsc > 0) {
      return Optional.of(new Reading(Plural.of(tsc, "error"), true));
    }
    return count(LINT_COUNT, lines, true)
        .or(() -> count(LINT_WARNINGS, lines, false))
        .or(() -> matches(LINT_CLEAN, lines).findFirst().map(_ -> new Reading("clean", false)));
  }

  private static Optional<Reading> count(Pattern pattern, List<String> lines, boolean failed) {
    return matches(pattern, lines)
        .filter(m -> Runner.number(m.group("count")) > 0)
        .reduce((_, later) -> later)
        .map(m -> new Reading(counted(m), failed));
  }

  private static String counted(MatchResult match) {
    var noun = match.group("noun").toLowerCase(Locale.ROOT);
    return Plural.of(Runner.number(match.group("count")), noun);
  }

  private static Stream<MatchResult> matches(Pattern pattern, List<String> lines) {
    return lines.stream().flatMap(line -> pattern.matcher(line).results());
  }
}
