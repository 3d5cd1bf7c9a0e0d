package dev.pitwall.acp;

import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when a session ends, however it does: no process is left, the work is kept and
 * counted, the end is told.
 *
 * @param worktree null when there is none yet
 * @param family null when no process was started
 */
record SessionEnd(
    Session session,
    @Nullable Worktree worktree,
    @Nullable ProcessFamily family,
    Journal journal,
    Workshop workshop) {
  private static final Logger LOG = LoggerFactory.getLogger(SessionEnd.class);

  void tell(Ending ending) throws InterruptedException {
    var name = session.handle().text();
    if (family != null && !family.end(workshop.limits().terminate())) {
      LOG.error("Session {}: processes of its agent can't be ended: {}", name, family.running());
    }
    if (worktree == null) {
      journal.tellEnd(ending.event(""));
    } else {
      worktree
          .keep()
          .ifPresent(done ->
              journal.log(new LogEntry.Setup(workshop.clock().instant(), done), done.length()));
      var work = worktree.work();
      journal.tellEnd(new SessionEvent.Worked(work));
      journal.tellEnd(ending.event(work.branch()));
      try {
        Footprint.of(worktree, null).write(worktree.folder());
      } catch (IOException e) {
        LOG.warn("Session {}: {} can't be written", name, Footprint.file(worktree.folder()));
      }
    }
    LOG.info("Session {} has ended: {}", name, Plain.line(ending.toString(), 200));
  }
}
