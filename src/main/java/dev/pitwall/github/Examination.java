package dev.pitwall.github;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.api.Reads.Missed;
import dev.pitwall.github.log.LogProbe;
import dev.pitwall.github.log.LogSubject;
import dev.pitwall.github.task.AgentSession;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.Standing;
import dev.pitwall.session.Repository;
import java.util.ArrayList;
import java.util.List;

/** Finds out what GitHub gives to an account: its sessions, their logs, messages to them. */
public final class Examination {
  private static final Repository UNNAMED = new Repository("unnamed", "unnamed");

  private final GitHub github;
  private final Reads reads;
  private final Account account;
  private final List<Finding> findings = new ArrayList<>();

  private Examination(GitHub github, Account account) {
    this.github = github;
    this.reads = new Reads(github);
    this.account = account;
  }

  /**
   * What was found out about one thing.
   *
   * @param fine whether it is as good as it can be or, where GitHub documents nothing, as it may be
   * @param text a sentence, and one of what to do where something is wrong
   */
  public record Finding(boolean fine, String what, String text) {}

  /** Asks GitHub; a handful of calls, none of which changes anything. */
  public static List<Finding> of(GitHub github, Account account) {
    var examination = new Examination(github, account);
    examination.tasks();
    return List.copyOf(examination.findings);
  }

  private void tasks() {
    switch (reads.get(account, Call.api("/agents/tasks?per_page=30"), AgentTask.Page.class)) {
      case Missed<AgentTask.Page>(var trouble, _) -> add(false, "sessions", trouble.words());
      case Got<AgentTask.Page>(var page, _, _) -> {
        add(true, "sessions", "GitHub lists those of %s.".formatted(account.login()));
        page.tasks().stream()
            .filter(task -> task.standing().over())
            .findFirst()
            .ifPresentOrElse(this::parts, this::untried);
      }
    }
  }

  private void untried() {
    add(
        true,
        "logs",
        "Which logs GitHub gives %s is found out with the first session that ends."
            .formatted(account.login()));
  }

  private void parts(AgentTask listed) {
    var call = Call.api("/agents/tasks/" + Paths.encoded(listed.id()));
    if (reads.get(account, call, AgentTask.class) instanceof Got<AgentTask>(var task, _, _)) {
      var turns = task.sessions().stream().map(Examination::turn).toList();
      var repository = task.repositoryByAddress().orElse(UNNAMED);
      var subject = new LogSubject(repository, task.id(), turns, null);
      var logs = new LogProbe(github).find(account, subject);
      add(logs.way() != null, "logs", logs.sentence());
      // The session is over and the message is empty: nothing can come of it.
      var answer = new Steer(github).tryOut(account, task.id());
      add(!(answer instanceof Answer.Unreachable), "messages", Probe.sentence(answer, account));
    } else {
      untried();
    }
  }

  private static LogSubject.Turn turn(AgentSession session) {
    return new LogSubject.Turn(
        session.id(),
        session.standing() != Standing.QUEUED,
        session.standing().over(),
        session.createdAt(),
        session.headRef(),
        session.baseRef());
  }

  private void add(boolean fine, String what, String text) {
    findings.add(new Finding(fine, what, text));
  }
}
