package dev.pitwall.github.log;

import dev.pitwall.access.Account;

/** Reads sessions' logs. Safe for many threads; blocks while GitHub is asked. */
public interface SessionLog {

  /**
   * What a session's log has that was not read before.
   *
   * @param cursor from the last {@link LogNews.Read} that was stored; empty before the first. It
   *     alone says what was read, so after a restart nothing is repeated and nothing lost
   */
  LogNews news(Account account, LogSubject subject, String cursor);
}
