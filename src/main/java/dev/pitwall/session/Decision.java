package dev.pitwall.session;

import java.util.List;

/** What an event does to a session. */
public sealed interface Decision {

  /**
   * The session goes on as {@code next}.
   *
   * @param entries to append to its log
   * @param effects empty when nothing shown changes
   */
  record Change(Session next, List<LogEntry> entries, List<Effect> effects) implements Decision {
    public Change {
      entries = List.copyOf(entries);
      effects = List.copyOf(effects);
    }
  }

  /** Nothing to do: the event is old news. */
  record Unchanged() implements Decision {}

  /** It can't be; a person is told why. */
  record Refused(Refusal refusal) implements Decision {}
}
