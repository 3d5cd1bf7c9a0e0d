package dev.pitwall.github.follow;

import dev.pitwall.github.task.IssueRef;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControl.SessionEvents;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionState;
import java.time.Duration;
import java.time.InstantSource;

/** Says of sessions whose issue is assigned, and of which nothing is to be seen, how that goes. */
record Waiting(SessionEvents events, InstantSource clock) {
  /** Within this time the agent's first sign is to be expected. */
  private static final Duration USUAL = Duration.ofMinutes(5);

  /** No session of GitHub's takes longer as a whole. */
  private static final Duration LONGEST = Duration.ofHours(1);

  void tell(Session session, IssueRef issue) {
    if (session.sighting().lost()) {
      events.tell(session.id(), new SessionEvent.Seen());
    }
    if (!(session.state() instanceof SessionState.Queued)) {
      return;
    }
    var waited = Duration.between(session.times().created(), clock.instant());
    if (waited.compareTo(LONGEST) >= 0) {
      events.tell(session.id(), new SessionEvent.Failed(tooLong(issue)));
    } else {
      var late = waited.compareTo(USUAL) < 0 ? "" : ", with no sign of its work after 5 min";
      var note = issue.assigned() + late;
      events.tell(session.id(), new SessionEvent.Accepted(issue.ref(), session.url(), note));
    }
  }

  private static String tooLong(IssueRef issue) {
    return "Copilot has not begun within an hour of being assigned issue #%d. Look at the issue on GitHub, then start it again."
        .formatted(issue.number());
  }
}
