package dev.pitwall.access;

import java.time.Instant;
import java.util.List;

/**
 * What was tried out at GitHub, which documents nothing of it; found out by one instance and known
 * to all. Throws {@link dev.pitwall.session.SessionStore.StoreException} when it can't be asked.
 */
public interface Trials {

  /** All that is known, of each user the latest. */
  List<Trial> all();

  /** Keeps it in the place of the user's last one. */
  void keep(Trial trial);

  /**
   * What was found.
   *
   * @param userId GitHub's numeric id
   * @param steers whether GitHub takes the user's messages to agents while they work
   * @param until when it is to be tried out again
   */
  record Trial(long userId, boolean steers, Instant until) {}
}
