package dev.pitwall.delivery;

import dev.pitwall.sandbox.slack.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks through the calls that were made, and says which should not have been. */
final class JournalChecker {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int EDITS = 50;
  private static final int POSTS = 60;
  // Posts that each start may make at once; what was edited before it knows.
  private static final int AT_START = 4;

  private final List<Call> calls;
  private final List<Instant> starts;
  private final Duration latency;
  private final List<String> wrong = new ArrayList<>();

  /**
   * @param starts when a process began
   * @param latency how long an answer may be under way
   */
  JournalChecker(List<Call> calls, List<Instant> starts, Duration latency) {
    // What was done late was asked for before.
    this.calls = calls.stream().filter(c -> !c.late()).toList();
    this.starts = starts;
    this.latency = latency;
  }

  List<String> problems() {
    pausesAreKept();
    budgetIsKept();
    editsOfOneAreApart();
    return wrong;
  }

  private void pausesAreKept() {
    var limits = new HashMap<String, List<Call>>();
    for (var call : calls) {
      var before = limits.computeIfAbsent(bucket(call), _ -> new ArrayList<>());
      if (before.stream().anyMatch(limit -> heldBack(limit, call))) {
        wrong.add("within a Retry-After: " + call.method() + " at " + call.at());
      }
      if (call.status() == 429 && !diedAt(call.at())) {
        before.add(call);
      }
    }
  }

  /** Others may be under way before the answer is there. */
  private boolean heldBack(Call limit, Call call) {
    return !call.at().isBefore(limit.at().plus(latency))
        && call.at().isBefore(limit.at().plus(pause(limit)));
  }

  /** The process did not live to read the answer. */
  private boolean diedAt(Instant time) {
    return starts.stream()
        .anyMatch(s -> s.isAfter(time) && s.isBefore(time.plus(HostileRun.DOWN).plus(latency)));
  }

  private static Duration pause(Call limited) {
    var header = limited.retryAfter();
    if (header.matches("\\d+")) {
      var seconds = Math.min(3600, Long.parseLong(header));
      return Duration.ofSeconds(Math.max(1, seconds));
    }
    try {
      var date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(limited.at(), date);
    } catch (DateTimeParseException _) {
      return Duration.ofSeconds(1);
    }
  }

  private static String bucket(Call call) {
    return call.method().equals("chat.postMessage")
        ? call.method() + " " + call.arg("channel")
        : call.method();
  }

  private void budgetIsKept() {
    Map<String, List<Instant>> times = new HashMap<>();
    for (var call : calls) {
      var all = times.computeIfAbsent(bucket(call), _ -> new ArrayList<>());
      all.add(call.at());
      all.removeIf(t -> !t.plus(MINUTE).isAfter(call.at()));
      long begun = starts.stream().filter(s -> s.plus(MINUTE).isAfter(call.at())).count();
      long most = budget(call) + (isEdit(call) ? 0 : AT_START * begun);
      if (all.size() > most) {
        wrong.add("over the budget: " + all.size() + " " + bucket(call) + " until " + call.at());
      }
    }
  }

  private long budget(Call call) {
    // It may have learned, each minute, that one more is taken.
    long learned = Duration.between(starts.getFirst(), call.at()).toMinutes() + 1;
    return call.method().equals("chat.postMessage") ? POSTS : EDITS + learned;
  }

  private static boolean isEdit(Call call) {
    return call.method().equals("chat.update");
  }

  private void editsOfOneAreApart() {
    var last = new HashMap<String, Instant>();
    for (var call : calls) {
      if (isEdit(call)) {
        var before = last.put(call.arg("channel") + call.arg("ts"), call.at());
        boolean begun =
            before != null
                && starts.stream().anyMatch(s -> !s.isBefore(before) && !s.isAfter(call.at()));
        if (before != null && !begun && before.plusSeconds(1).isAfter(call.at().plusMillis(1))) {
          wrong.add("edited within a second: " + call.arg("ts") + " at " + call.at());
        }
      }
    }
  }
}
