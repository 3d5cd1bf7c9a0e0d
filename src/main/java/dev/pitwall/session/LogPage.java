package dev.pitwall.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a session's log.
 *
 * @param from position of the first entry, from 0
 * @param dropped what is gone from the log's beginning; null when nothing is
 */
public record LogPage(
    Session session, long from, List<LogEntry> entries, @Nullable DroppedLog dropped) {
  public static final int SIZE = 25;

  public LogPage {
    entries = List.copyOf(entries);
  }

  /**
   * A page.
   *
   * @param from position of its first entry; brought into the log when it is outside
   */
  public static LogPage read(SessionStore store, Session session, long from) {
    return read(store, session, Math.min(from, session.logSize() - SIZE), SIZE);
  }

  /** The newest entries. */
  public static LogPage latest(SessionStore store, Session session, int most) {
    return read(store, session, session.logSize() - most, most);
  }

  private static LogPage read(SessionStore store, Session session, long from, int most) {
    var dropped = store.dropped(session.id()).orElse(null);
    long first = Math.max(from, oldest(dropped));
    return new LogPage(session, first, store.log(session.id(), first, most), dropped);
  }

  private static long oldest(@Nullable DroppedLog dropped) {
    return dropped == null ? 0 : dropped.entries();
  }

  /** Position behind the last entry. */
  public long to() {
    return from + entries.size();
  }

  public boolean hasOlder() {
    return from > oldest(dropped);
  }

  public boolean hasNewer() {
    return to() < session.logSize();
  }
}
