package dev.pitwall.github.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.github.log.LogSubject.Turn;
import dev.pitwall.session.LogDigest;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Logs as GitHub sends them, and what is made of them. {@code -Dgolden.write=true} writes the
 * latter anew, to be looked at again.
 */
final class Recorded {
  static final Path FILES = Path.of("src/test/resources/dev/pitwall/github/log");
  static final String TASK = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
  static final String FIRST = "0f6b2f5e-3f0c-4a7e-9d3b-1b0a5c7d9e11";
  static final String SECOND = "7c1e0a44-92d1-4c55-8f6a-5d2f3b8e6a02";
  static final Instant BEGUN = Instant.parse("2026-11-22T07:00:00Z");

  private Recorded() {}

  static LogSubject subject(Turn... turns) {
    return new LogSubject(new Repository("octo-org", "shop"), TASK, List.of(turns), null);
  }

  static Turn turn(String id, boolean over) {
    return new Turn(id, true, over, BEGUN, "copilot/fix-login-button", "main");
  }

  static String file(String name) {
    try {
      return Files.readString(FILES.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void assertGolden(String name, String shown) {
    if (Boolean.getBoolean("golden.write")) {
      try {
        Files.writeString(FILES.resolve(name), shown);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertEquals(file(name), shown, name);
  }

  /** Entries, a line each and what belongs to it, and their digest. */
  static String shown(List<LogEntry> entries) {
    var text = new StringBuilder();
    entries.forEach(entry -> text.append(shown(entry)).append('\n'));
    var digest = LogDigest.of(entries, List.of());
    text.append("\nexplored ").append(digest.explored());
    text.append("\nsearches ").append(digest.searches());
    text.append("\nchanged ").append(digest.changed());
    text.append("\nvalidated ").append(digest.validated());
    text.append("\nsaid ").append(digest.said());
    text.append("\nthoughts ").append(digest.thoughts());
    text.append("\nfailures ").append(digest.failures());
    return text.append('\n').toString();
  }

  private static String shown(LogEntry entry) {
    var kind = entry.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    var lines = new ArrayList<String>();
    lines.add(
        entry.at()
            + " "
            + switch (entry) {
              case LogEntry.Thought(_, var text) -> kind + ": " + text;
              case LogEntry.Message(_, var text) -> kind + ": " + text;
              case LogEntry.Setup(_, var text) -> kind + ": " + text;
              case LogEntry.Progress(_, var text) -> kind + ": " + text;
              case LogEntry.Failure(_, var text) -> kind + ": " + text;
              case LogEntry.PersonSaid(_, _, var text) -> kind + ": " + text;
              case ToolCall call ->
                  call.kind() + " " + call.callId() + " " + call.status() + ": " + call.title();
            });
    if (entry instanceof ToolCall(_, _, _, _, _, var detail)) {
      add(lines, "paths", detail.paths().isEmpty() ? "" : detail.paths().toString());
      add(lines, "command", detail.command());
      add(lines, "exit", detail.exitCode() == null ? "" : detail.exitCode().toString());
      add(lines, "changes", detail.changes().isEmpty() ? "" : detail.changes().toString());
      add(lines, "output", detail.output());
    }
    return String.join("\n", lines).replace("\n", "\n    ");
  }

  private static void add(List<String> lines, String name, String text) {
    if (!text.isEmpty()) {
      lines.add(name + " " + text);
    }
  }
}
