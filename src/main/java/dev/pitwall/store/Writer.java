package dev.pitwall.store;

import java.sql.SQLException;

/** The connection that writes: one transaction at a time, for one thread. */
interface Writer {

  /** Begins a transaction. */
  Sql begin() throws SQLException;

  /**
   * Within it, writes something that harms nothing: one that changes nothing would succeed on a
   * full disk too.
   */
  void touch() throws SQLException;

  /**
   * Ends it; it is on disk when this returns.
   *
   * @param announce something that Slack should show has changed: others are to know
   */
  void commit(boolean announce) throws SQLException;

  /** Undoes it, as far as the database has not done so itself. */
  void rollback() throws SQLException;

  /** Whether a statement that fails harms no other of its transaction. */
  boolean failsAlone();

  /** It was undone, for this reason: the next may need another connection. */
  default void failed(Throwable why) {}
}
