package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.api.Reads.Missed;
import dev.pitwall.github.api.Reads.Read;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.github.task.PublicTask;
import dev.pitwall.github.task.Pull;
import dev.pitwall.github.task.References;
import dev.pitwall.github.task.Run;
import dev.pitwall.github.task.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an issue's session stands, from what GitHub shows everybody who sees the repository. */
record PublicSigns(Reads reads) {
  private static final int MOST_PAGES = 20;

  /**
   * @param known number of its pull request, where that was found before
   * @param assigned when the issue was given to the agent
   */
  Read<AgentTask> task(Account account, IssueRef issue, Optional<Integer> known, Instant assigned) {
    return known.isPresent()
        ? begun(account, issue, known.get())
        : search(account, issue, assigned);
  }

  /** The agent's pull request refers to the issue. */
  private Read<AgentTask> search(Account account, IssueRef issue, Instant assigned) {
    return switch (timeline(account, issue, issue.number())) {
      case Missed<List<Signal>> missed -> missed(missed);
      case Got<List<Signal>>(var signals, _, var date) -> {
        var found = References.own(issue, signals, assigned, date);
        yield found.isPresent()
            ? begun(account, issue, found.get())
            : new Got<>(PublicTask.queued(issue), null, date);
      }
    };
  }

  private Read<AgentTask> begun(Account account, IssueRef issue, int number) {
    var at = Call.api("/repos/" + issue.repository() + "/pulls/" + number);
    return switch (reads.get(account, at, Pull.class)) {
      case Missed<Pull> missed -> missed(missed);
      case Got<Pull>(var pull, _, _) -> begun(account, issue, pull);
    };
  }

  private Read<AgentTask> begun(Account account, IssueRef issue, Pull pull) {
    var path =
        "/repos/%s/actions/runs?per_page=50&branch=%s"
            .formatted(issue.repository(), Details.encoded(pull.head().ref()));
    return switch (timeline(account, issue, pull.number())) {
      case Missed<List<Signal>> missed -> missed(missed);
      case Got<List<Signal>>(var signals, _, var date) -> {
        // Whoever may not see the runs sees the timeline.
        var runs =
            reads.get(account, Call.api(path), Run.Page.class) instanceof Got<Run.Page> got
                ? got.value().workflowRuns()
                : List.<Run>of();
        yield new Got<>(PublicTask.of(issue, pull, signals, runs), null, date);
      }
    };
  }

  private Read<List<Signal>> timeline(Account account, IssueRef issue, int number) {
    var all = new ArrayList<Signal>();
    var call =
        Call.api("/repos/%s/issues/%d/timeline?per_page=100".formatted(issue.repository(), number));
    var date = Instant.EPOCH;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      switch (reads.get(account, call, Signal[].class)) {
        case Missed<Signal[]> missed -> {
          return missed(missed);
        }
        case Got<Signal[]> got -> {
          all.addAll(List.of(got.value()));
          date = got.date();
          if (got.next() == null) {
            return new Got<>(all, null, date);
          }
          call = Call.api(got.next().toString());
        }
      }
    }
    return new Got<>(all, null, date);
  }

  private static <T> Read<T> missed(Missed<?> missed) {
    return new Missed<>(missed.trouble(), missed.answer());
  }
}
