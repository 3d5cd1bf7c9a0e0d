package dev.pitwall.github.log;

import dev.pitwall.session.LogEntry.FileChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts the lines that a change adds and removes. */
final class Diffs {
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d{1,9}(?:,(\\d{1,9}))? \\+\\d{1,9}(?:,(\\d{1,9}))? @@.*");
  private static final Pattern GIT = Pattern.compile("diff --git (?:a/)?(.+?) (?:b/)?(\\S+)");

  /** The form in which some models write a patch: no counts, only signs. */
  private static final Pattern PATCH =
      Pattern.compile("\\*\\*\\* (?:Add|Update|Delete) File: (.+)");

  private static final String NOWHERE = "/dev/null";

  private final Map<String, FileChange> changes = new LinkedHashMap<>();
  private String path = "";
  private int left;
  private int right;
  private boolean patch;

  private Diffs() {}

  /** The changes in a unified diff or a model's patch; empty when the text is neither. */
  static List<FileChange> in(String text) {
    var diffs = new Diffs();
    text.lines().forEach(diffs::line);
    return List.copyOf(diffs.changes.values());
  }

  /** A change as an edit tool is told to make it: what is the same at both ends is not counted. */
  static FileChange between(String path, String before, String after) {
    var a = before.lines().toList();
    var b = after.lines().toList();
    int head = common(a, b);
    var restA = a.subList(head, a.size());
    var restB = b.subList(head, b.size());
    int tail = common(restA.reversed(), restB.reversed());
    return new FileChange(path, restB.size() - tail, restA.size() - tail);
  }

  private static int common(List<String> a, List<String> b) {
    int n = 0;
    while (n < a.size() && n < b.size() && a.get(n).equals(b.get(n))) {
      n++;
    }
    return n;
  }

  private void line(String line) {
    // Within a hunk, a removed "-- x" looks like a header.
    if (left > 0 || right > 0) {
      inHunk(line);
    } else if (line.startsWith("*** ")) {
      patch(line);
    } else if (patch) {
      count(line.startsWith("+") ? 1 : 0, line.startsWith("-") ? 1 : 0);
    } else if (line.startsWith("diff --git ")) {
      begin(GIT.matcher(line).replaceFirst("$2"));
    } else if (line.startsWith("--- ")) {
      begin(line.substring(4));
    } else if (line.startsWith("+++ ")) {
      begin(line.substring(4));
    } else if (line.startsWith("@@ ") && !path.isEmpty()) {
      hunk(line);
    }
  }

  private void patch(String line) {
    var match = PATCH.matcher(line);
    patch = match.matches();
    if (patch) {
      begin(match.group(1));
      count(0, 0);
    }
  }

  private void begin(String named) {
    var name = named.split("\t", 2)[0].strip();
    if (!name.equals(NOWHERE)) {
      path = Foreign.path(name.replaceFirst("^[ab]/(?!/)", ""));
    }
  }

  private void hunk(String line) {
    var match = HUNK.matcher(line);
    if (match.matches()) {
      left = lines(match.group(1));
      right = lines(match.group(2));
      count(0, 0);
    }
  }

  private static int lines(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  private void inHunk(String line) {
    char sign = line.isEmpty() ? ' ' : line.charAt(0);
    switch (sign) {
      case '+' -> {
        right--;
        count(1, 0);
      }
      case '-' -> {
        left--;
        count(0, 1);
      }
      case '\\' -> {}
      default -> {
        left--;
        right--;
      }
    }
  }

  private void count(int added, int removed) {
    changes.merge(
        path,
        new FileChange(path, added, removed),
        (a, b) -> new FileChange(path, a.added() + b.added(), a.removed() + b.removed()));
  }
}
