package dev.pitwall.acp;

import dev.pitwall.session.Session;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions of an earlier run of Pitwall: their processes are ended, their work kept and told. */
record Leftovers(Workshop workshop) {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** Whether the session had begun, now or in an earlier run. */
  boolean begun(Session session) {
    return Footprint.read(workshop.worktrees().of(session)).isPresent();
  }

  /** Ends what is left of a session that had begun. */
  void end(Session session) {
    var folder = workshop.worktrees().of(session);
    var found = Footprint.read(folder);
    if (found.isEmpty()) {
      return;
    }
    var footprint = found.get();
    // Whoever has its mark is its own even when the agent itself is gone.
    var family = new ProcessFamily(session.id().text(), footprint.agent().orElse(null));
    var git = new Git(folder, workshop.environment(), new CompletableFuture<>());
    var worktree = new Worktree(git, footprint.branch(), footprint.base());
    var journal = workshop.journal(session);
    var ending =
        session.stop().pending() ? new Ending.Stopped() : new Ending.Interrupted("restarted");
    try {
      new SessionEnd(session, worktree, family, journal, workshop).tell(ending);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("Session {}: its end can't be told", session.handle().text(), e);
    }
  }
}
