package dev.pitwall.github.log;

import dev.pitwall.session.LogEntry;
import java.util.ArrayList;
import java.util.List;

/** Gathers the entries of a log while it is read; what was told before is only passed over. */
final class Told {
  private final List<LogEntry> entries = new ArrayList<>();
  private long notBefore = Long.MIN_VALUE;
  private boolean muted;

  /** What comes is known already, or no longer. */
  void mute(boolean known) {
    muted = known;
  }

  /** Nothing that is older is told: it was, from another form of the same log. */
  void onlyAfter(long millis) {
    notBefore = millis;
  }

  void add(LogEntry entry) {
    if (!muted && entry.at().toEpochMilli() > notBefore) {
      entries.add(entry);
    }
  }

  /** What was gathered since this was last asked. */
  List<LogEntry> take() {
    var taken = List.copyOf(entries);
    entries.clear();
    return taken;
  }
}
