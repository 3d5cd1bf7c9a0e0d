package dev.pitwall.github.follow;

import dev.pitwall.github.task.IssueRef;
import dev.pitwall.github.task.News;
import dev.pitwall.session.SessionStore;

/** What was begun at any instance, and whose task is not known yet. */
record Begun(SessionStore store, PendingStarts starts, GivenUp givenUp, Claims claims, Eyes eyes) {

  /**
   * Reads it. To be called once a list has been read: whoever started one of its tasks had stored
   * the wish by then, and stores what came of it afterwards.
   */
  void read() {
    starts.read();
    givenUp.read();
    for (var session : store.referred(News.PROVIDER, IssueRef.MARK)) {
      IssueRef.of(session.ref())
          .ifPresent(issue -> claims.learn(session, issue, eyes.asker(session)));
    }
  }
}
