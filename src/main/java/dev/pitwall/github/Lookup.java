package dev.pitwall.github;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHubClock;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.News;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore;

/** Looks for the task of a session that may have been started. */
final class Lookup {
  private static final int MOST = 30;

  private final Reads reads;
  private final SessionStore store;
  private final GitHubClock theirs;

  Lookup(Reads reads, SessionStore store, GitHubClock theirs) {
    this.reads = reads;
    this.store = store;
    this.theirs = theirs;
  }

  /** What came of it. */
  sealed interface Result {}

  /** This account asked for it, with that prompt, since then, and it is no other session's. */
  record Found(AgentTask task) implements Result {}

  /** There is none such. */
  record Absent() implements Result {}

  /** GitHub could not be asked. */
  record Unable() implements Result {}

  Result find(Session session, Account account) {
    var path =
        "/agents/repos/%s/tasks?creator_id=%d&sort=created_at&direction=desc&per_page=%d"
            .formatted(session.task().repository(), account.userId(), MOST);
    if (!(reads.get(account, Call.api(path), AgentTask.Page.class)
        instanceof Got<AgentTask.Page> got)) {
      return new Unable();
    }
    // Now that GitHub has told its time.
    var since = theirs.before(session.times().created());
    for (var listed : got.value().tasks().reversed()) {
      boolean free =
          !listed.createdAt().isBefore(since)
              && store.find(session.workspace(), News.ref(listed.id())).isEmpty();
      if (free) {
        var call = Call.api("/agents/tasks/" + Paths.encoded(listed.id()));
        if (!(reads.get(account, call, AgentTask.class) instanceof Got<AgentTask> whole)) {
          return new Unable();
        }
        if (whole.value().prompt().strip().equals(session.task().prompt().strip())) {
          return new Found(whole.value());
        }
      }
    }
    return new Absent();
  }
}
