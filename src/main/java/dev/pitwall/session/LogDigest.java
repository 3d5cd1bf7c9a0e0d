package dev.pitwall.session;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of log in few lines.
 *
 * @param explored files looked at, without repeats; those that were then changed first
 * @param searches what else was looked up: searches, listings, pages
 * @param changed each file once, with the sum of its changes; 0 and 0 where not known
 * @param validated the last run of each test or lint command
 * @param said the agent's sentence that says most; empty when it said nothing
 * @param thoughts the sentences of its thoughts that say most, in order
 * @param told what people told the agent
 * @param failures what went wrong, each in a line
 */
public record LogDigest(
    List<String> explored,
    int searches,
    List<LogEntry.FileChange> changed,
    List<Validation> validated,
    String said,
    List<String> thoughts,
    List<String> told,
    List<String> failures,
    Instant from,
    Instant to) {
  public LogDigest {
    explored = List.copyOf(explored);
    changed = List.copyOf(changed);
    validated = List.copyOf(validated);
    thoughts = List.copyOf(thoughts);
    told = List.copyOf(told);
    failures = List.copyOf(failures);
  }

  /**
   * Digests entries.
   *
   * @param entries at least one, in order
   * @param known the session's validations as they are now, {@link Work#validations()}: a run that
   *     is the only one of its command here takes from them what was before it
   */
  public static LogDigest of(List<LogEntry> entries, List<Validation> known) {
    var gathered = new Gathering();
    entries.forEach(gathered::add);
    return gathered.digest(known, entries.getFirst().at(), entries.getLast().at());
  }
}
