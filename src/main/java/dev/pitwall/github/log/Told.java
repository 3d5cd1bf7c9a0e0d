package dev.pitwall.github.log;

import dev.pitwall.session.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers the entries of a log while it is read; what was told before is only passed over. */
final class Told {
  private static final int PART = 16_000;
  private static final int LONGEST = 1_000_000;

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

  /** The agent said it; what is long is told in parts. */
  void message(Instant at, String foreign) {
    parts(foreign).forEach(part -> add(new LogEntry.Message(at, part)));
  }

  /** The agent thought it; what is long is told in parts. */
  void thought(Instant at, String foreign) {
    parts(foreign).forEach(part -> add(new LogEntry.Thought(at, part)));
  }

  private static List<String> parts(String foreign) {
    var parts = new ArrayList<String>();
    for (var rest = Foreign.text(foreign, LONGEST); !rest.isEmpty(); ) {
      var part = Foreign.beginning(rest, PART);
      int line = part.lastIndexOf('\n');
      int end = part.length() < rest.length() && line > PART / 2 ? line : part.length();
      parts.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    return parts;
  }

  /** What was gathered since this was last asked. */
  List<LogEntry> take() {
    var taken = List.copyOf(entries);
    entries.clear();
    return taken;
  }
}
