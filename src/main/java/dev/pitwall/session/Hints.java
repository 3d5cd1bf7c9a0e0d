package dev.pitwall.session;

import java.util.List;

/**
 * What instances leave for the one of them that follows sessions. A hint may get lost with who has
 * taken it: what it is about is then found by looking at everything. Failures of the database are
 * unchecked {@link SessionStore.StoreException}s.
 */
public interface Hints {

  /**
   * Leaves one; the others hear of it at once.
   *
   * @param id at most 100 characters; one that is known already, taken or not, changes nothing
   */
  void leave(String id, Hint hint);

  /** All that were left and that nobody has taken, oldest first. */
  List<Hint> take();
}
