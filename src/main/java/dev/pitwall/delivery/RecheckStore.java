package dev.pitwall.delivery;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Where it is kept what is to be looked at once more; each call is one transaction. */
public interface RecheckStore {

  /** The target's edit may be done late: it is to be sent again at the given time. */
  void doubtful(Target target, Instant now, Instant recheck);

  /**
   * As {@link #doubtful}, for every edit that waits: one may have been under way. Only of
   * workspaces that it is this instance's turn to send to.
   */
  void doubtEdits(Instant now, Instant recheck);

  /** As {@link #doubtEdits(Instant, Instant)}, of one workspace, whoever sends to it. */
  void doubtEdits(Workspace workspace, Instant now, Instant recheck);

  /**
   * A post was looked for and is not there: it surely was not sent, the mark of its attempt goes
   * and it is due now; at the given time it is to be seen that it is there only once.
   *
   * @param attemptedAt when it was sent
   */
  void absent(Target target, Instant attemptedAt, Instant now, Instant recheck);

  /**
   * Rechecks that are due, oldest first; only of workspaces that it is this instance's turn to send
   * to.
   *
   * @param busy channels to leave out
   */
  List<Recheck> rechecks(Instant now, Set<Channel> busy, int limit);

  /** The target's newest state is due to be sent, be it equal to what is shown or not. */
  void editAgain(Recheck recheck, Instant now);

  /** One too many was found; it is due to be deleted. */
  void strayFound(Recheck recheck, String ts, Instant now);

  /** Again later, from the start. */
  void later(Recheck recheck, Instant until);

  /** All is well. */
  void done(Recheck recheck);
}
