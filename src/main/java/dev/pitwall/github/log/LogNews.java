package dev.pitwall.github.log;

import dev.pitwall.github.api.Answer;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a log. */
public sealed interface LogNews {

  /**
   * The log was read.
   *
   * @param entries not read before, in order; may be empty
   * @param cursor to be stored with the entries, in one transaction
   * @param activity what the agent does now, as {@link dev.pitwall.session.Activity} words it;
   *     empty when the log does not say
   * @param question what the agent waits for; null: nothing, or no longer
   * @param closing what the agent said last in this turn; empty when nothing
   * @param failure why the turn failed, one line of GitHub's words; empty when it did not, or when
   *     the log does not say
   */
  record Read(
      List<LogEntry> entries,
      String cursor,
      String activity,
      @Nullable Question question,
      String closing,
      String failure)
      implements LogNews {
    public Read {
      entries = List.copyOf(entries);
    }
  }

  /** Nothing is new; activity and question are as they were. */
  record Unchanged() implements LogNews {}

  /** The log could not be read; the cursor stays. */
  record Trouble(Answer answer) implements LogNews {}
}
