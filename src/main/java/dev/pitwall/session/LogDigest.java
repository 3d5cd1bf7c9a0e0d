package dev.pitwall.session;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of log in few lines.
 *
 * @param explored files and searches looked at, most telling first, without repeats
 * @param said the agent's sentence that says most; empty when it said nothing
 */
public record LogDigest(
    List<String> explored,
    List<LogEntry.FileChange> changed,
    List<Validation> validated,
    String said,
    List<String> failures,
    Instant from,
    Instant to) {
  public LogDigest {
    explored = List.copyOf(explored);
    changed = List.copyOf(changed);
    validated = List.copyOf(validated);
    failures = List.copyOf(failures);
  }
}
