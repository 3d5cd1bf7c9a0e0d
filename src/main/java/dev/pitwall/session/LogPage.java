package dev.pitwall.session;

import java.util.List;

/**
 * Some of a session's log.
 *
 * @param from position of the first entry, from 0
 */
public record LogPage(Session session, long from, List<LogEntry> entries) {
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
    return read(store, session, Math.clamp(from, 0, start(session, SIZE)), SIZE);
  }

  /** The newest entries. */
  public static LogPage latest(SessionStore store, Session session, int most) {
    return read(store, session, start(session, most), most);
  }

  private static LogPage read(SessionStore store, Session session, long from, int most) {
    return new LogPage(session, from, store.log(session.id(), from, most));
  }

  private static long start(Session session, int most) {
    return Math.max(0, session.logSize() - most);
  }

  /** Position behind the last entry. */
  public long to() {
    return from + entries.size();
  }

  public boolean hasOlder() {
    return from > 0;
  }

  public boolean hasNewer() {
    return to() < session.logSize();
  }
}
