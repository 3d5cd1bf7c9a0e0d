package dev.pitwall.session;

import dev.pitwall.session.CheckOutput.Reading;
import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from a log which tests and linters ran, and how they ended. */
public final class Validations {
  private static final Pattern EXIT =
      Pattern.compile("exited with (?:exit )?(?:code|status) (\\d{1,3})\\b");

  private static final int UNKNOWN_FAILURE = -1;

  private Validations() {}

  /** The validations after more entries: the last run of each command, with the one before it. */
  public static List<Validation> after(List<Validation> before, List<LogEntry> entries) {
    var last = new LinkedHashMap<String, Validation>();
    before.forEach(v -> last.put(v.command(), v));
    for (var entry : entries) {
      for (var run : of(entry)) {
        var earlier = last.get(run.command());
        last.put(
            run.command(),
            earlier == null
                ? run
                : new Validation(run.command(), run.result(), run.passed(), earlier.result()));
      }
    }
    return List.copyOf(last.values());
  }

  /** What one entry validated, each without what was before; empty when nothing. */
  static List<Validation> of(LogEntry entry) {
    return entry instanceof ToolCall call && call.status() != ToolStatus.CANCELLED
        ? of(Check.in(call.detail().command()), call)
        : List.of();
  }

  /** In a line of several, what comes behind a failure has not run. */
  private static List<Validation> of(List<Check> checks, ToolCall call) {
    var readings = checks.stream().map(c -> CheckOutput.read(c.kind(), call.detail().output()));
    var read = readings.toList();
    var exit = exit(call);
    int broken = exit == null || exit == 0 ? -1 : broken(read);
    var runs = new ArrayList<Validation>();
    for (int i = 0; i < checks.size(); i++) {
      if (broken >= 0 && i > broken) {
        break;
      }
      // A check before the one that broke the line ended well.
      var code = broken >= 0 && i < broken ? Integer.valueOf(0) : exit;
      runs.add(validation(checks.get(i), read.get(i), code, call));
    }
    return runs;
  }

  /**
   * Which of several failed: the last that tells of failures, else the last that tells anything.
   */
  private static int broken(List<Optional<Reading>> read) {
    int telling = -1;
    int failing = -1;
    for (int i = 0; i < read.size(); i++) {
      if (read.get(i).isPresent()) {
        telling = i;
        failing = read.get(i).get().failed() ? i : failing;
      }
    }
    return Math.max(0, failing >= 0 ? failing : telling);
  }

  private static Validation validation(
      Check check, Optional<Reading> reading, @Nullable Integer exit, ToolCall call) {
    if (exit == null || (exit == 0 && masked(call))) {
      return validation(check, reading.orElseGet(() -> unsaid(check, exit, call)));
    }
    var clean = new Reading(check.kind() == Check.Kind.LINT ? "clean" : "passed", false);
    if (exit == 0) {
      return validation(check, reading.filter(r -> !r.failed()).orElse(clean));
    }
    var how = exit == UNKNOWN_FAILURE ? "failed" : "exit code " + exit;
    return validation(
        check,
        reading
            .map(r -> r.failed() ? r : new Reading(r.words() + ", " + how, true))
            .orElseGet(() -> new Reading(how, true)));
  }

  private static Validation validation(Check check, Reading reading) {
    return new Validation(check.label(), reading.words(), !reading.failed(), null);
  }

  private static Reading unsaid(Check check, @Nullable Integer exit, ToolCall call) {
    boolean silent = check.kind() == Check.Kind.LINT && call.detail().output().isBlank();
    return exit != null && silent
        ? new Reading("clean", false)
        : new Reading("result not known", true);
  }

  /** Whether the exit code is another command's: {@code npm test | tail} always ends well. */
  private static boolean masked(ToolCall call) {
    var line = call.detail().command();
    return line.indexOf('|') >= 0 || line.indexOf(';') >= 0;
  }

  /** An agent may call a failed command completed; the code, where known, decides. */
  private static @Nullable Integer exit(ToolCall call) {
    var detail = call.detail();
    if (detail.exitCode() != null) {
      return detail.exitCode();
    }
    var said = EXIT.matcher(end(detail)).results().reduce((_, later) -> later);
    if (said.isPresent()) {
      return Integer.valueOf(said.get().group(1));
    }
    return call.status() == ToolStatus.FAILED ? Integer.valueOf(UNKNOWN_FAILURE) : null;
  }

  private static String end(Detail detail) {
    return detail.output().substring(Math.max(0, detail.output().length() - 200));
  }
}
