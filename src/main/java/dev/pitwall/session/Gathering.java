package dev.pitwall.session;

import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Sorts a log's entries into what a digest tells. */
final class Gathering {
  private static final int THOUGHTS = 3;
  private static final int LINE = 200;

  private final Set<String> read = new LinkedHashSet<>();
  private final Map<String, FileChange> changed = new LinkedHashMap<>();
  private final List<LogEntry> checks = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final List<String> thoughts = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  // By what failed, so that a later success takes it back.
  private final Map<String, String> failures = new LinkedHashMap<>();
  private int searches;

  void add(LogEntry entry) {
    switch (entry) {
      case LogEntry.Thought(_, var text) -> thoughts.add(text);
      case LogEntry.Message(_, var text) -> messages.add(text);
      case LogEntry.PersonSaid(_, _, var text) -> told.add(text);
      case LogEntry.Failure(_, var text) -> failures.put(text, Words.cut(text, LINE));
      case ToolCall call -> add(call);
      case LogEntry.Setup _, LogEntry.Progress _ -> {}
    }
  }

  private void add(ToolCall call) {
    if (call.kind() == ToolKind.EXECUTE) {
      executed(call);
    } else if (call.status() == ToolStatus.COMPLETED) {
      switch (call.kind()) {
        case READ -> read.addAll(call.detail().paths());
        case SEARCH, FETCH -> searches++;
        case EDIT, DELETE, MOVE -> changed(call);
        case EXECUTE, THINK, OTHER -> changed(call.detail().changes());
      }
    }
  }

  private void changed(ToolCall call) {
    var changes = call.detail().changes();
    changed(changes);
    call.detail().paths().stream()
        .filter(path -> changes.stream().noneMatch(c -> c.path().equals(path)))
        .forEach(path -> changed(List.of(new FileChange(path, 0, 0))));
  }

  private void changed(List<FileChange> changes) {
    for (var change : changes) {
      changed.merge(
          change.path(),
          change,
          (a, b) -> new FileChange(a.path(), a.added() + b.added(), a.removed() + b.removed()));
    }
  }

  private void executed(ToolCall call) {
    changed(call.detail().changes());
    var command = call.detail().command();
    if (!Validations.of(call).isEmpty()) {
      checks.add(call);
      return;
    }
    var looked = Looking.in(command);
    looked.ifPresent(look -> {
      read.addAll(look.files());
      searches += look.searches();
    });
    var exit = call.detail().exitCode();
    boolean failed = call.status() == ToolStatus.FAILED || (exit != null && exit != 0);
    if (!failed) {
      failures.remove(command);
    } else if (looked.isEmpty() && !command.isBlank()) {
      var how = exit == null ? " failed" : " ended with exit code " + exit;
      failures.put(command, "`" + ShellCommand.brief(command).replace("`", "'") + "`" + how);
    }
  }

  LogDigest digest(List<Validation> known, Instant from, Instant to) {
    return new LogDigest(
        explored(),
        searches,
        List.copyOf(changed.values()),
        validated(known),
        Sentence.tellingMost(messages),
        thoughts(),
        told.stream().map(text -> Words.cut(text, LINE)).toList(),
        List.copyOf(failures.values()),
        from,
        to);
  }

  private List<String> explored() {
    return Stream.concat(
            read.stream().filter(changed::containsKey),
            read.stream().filter(path -> !changed.containsKey(path)))
        .toList();
  }

  private List<String> thoughts() {
    return thoughts.stream()
        .skip(Math.max(0, thoughts.size() - THOUGHTS))
        .map(text -> Sentence.tellingMost(List.of(text)))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private List<Validation> validated(List<Validation> known) {
    return Validations.after(List.of(), checks).stream()
        .map(v -> v.before() != null ? v : withBefore(v, known))
        .toList();
  }

  private static Validation withBefore(Validation run, List<Validation> known) {
    return known.stream()
        .filter(k -> k.command().equals(run.command()) && k.result().equals(run.result()))
        .findFirst()
        .orElse(run);
  }
}
