package dev.pitwall.github.task;

import dev.pitwall.github.task.AgentTask.CustomAgent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What everybody can see of an issue's session, as a task: for accounts that GitHub shows no tasks;
 * pure.
 */
public final class PublicTask {
  private static final String STARTED = "copilot_work_started";
  private static final String FINISHED = "copilot_work_finished";
  private static final String FAILED = "copilot_work_finished_failure";

  private final IssueRef issue;
  private final Pull pull;
  private final List<Signal> timeline;
  private final List<Run> runs;

  private PublicTask(IssueRef issue, Pull pull, List<Signal> timeline, List<Run> runs) {
    this.issue = issue;
    this.pull = pull;
    this.timeline =
        timeline.stream()
            .filter(s -> s.says(STARTED) || s.says(FINISHED) || s.says(FAILED))
            .sorted(Comparator.comparing(Signal::createdAt))
            .toList();
    this.runs =
        runs.stream()
            .filter(Run::agents)
            .sorted(Comparator.comparing(Run::createdAt).reversed())
            .toList();
  }

  /** While there is no pull request. */
  public static AgentTask queued(IssueRef issue) {
    return task(issue, "queued", List.of(), List.of());
  }

  /**
   * From its pull request on.
   *
   * @param timeline of the pull request
   * @param runs of its branch
   */
  public static AgentTask of(IssueRef issue, Pull pull, List<Signal> timeline, List<Run> runs) {
    return new PublicTask(issue, pull, timeline, runs).task();
  }

  private AgentTask task() {
    var turns = turns();
    var head = new Artifact("branch", new Artifact.Data(0, "", pull.head().ref(), ""));
    var made = new Artifact("pull", new Artifact.Data(pull.id(), "pull", "", ""));
    return task(issue, turns.getLast().state(), List.of(head, made), turns);
  }

  private static AgentTask task(
      IssueRef issue, String state, List<Artifact> artifacts, List<AgentSession> turns) {
    var created = turns.isEmpty() ? Instant.EPOCH : turns.getFirst().createdAt();
    return new AgentTask(
        issue.id(),
        "",
        "",
        Id.NONE,
        Id.NONE,
        state,
        turns.size(),
        artifacts,
        null,
        created,
        created,
        new CustomAgent(""),
        false,
        turns);
  }

  /** One for each time that the agent began; a pull request alone says that it did once. */
  private List<AgentSession> turns() {
    var begun = timeline.stream().filter(s -> s.says(STARTED)).map(Signal::createdAt).toList();
    var starts = begun.isEmpty() ? List.of(pull.createdAt()) : begun;
    var turns = new ArrayList<AgentSession>();
    for (int i = 0; i < starts.size(); i++) {
      boolean last = i == starts.size() - 1;
      var end = end(starts.get(i), last ? Instant.MAX : starts.get(i + 1));
      var state = last ? state(starts.get(i), end) : end.map(PublicTask::told).orElse("completed");
      turns.add(turn(i + 1, state, starts.get(i), end));
    }
    return turns;
  }

  private Optional<Signal> end(Instant from, Instant until) {
    return timeline.stream()
        .filter(s -> !s.says(STARTED))
        .filter(s -> !s.createdAt().isBefore(from) && s.createdAt().isBefore(until))
        .findFirst();
  }

  private static String told(Signal end) {
    return end.says(FINISHED) ? "completed" : "failed";
  }

  /** A timeline does not tell why work has ended badly; the Actions run of it does. */
  private String state(Instant began, Optional<Signal> end) {
    if (end.filter(s -> s.says(FINISHED)).isPresent()) {
      return "completed";
    }
    var how =
        runs.stream()
            .findFirst()
            .filter(run -> !run.agentAtWork() && !run.createdAt().isBefore(endBefore(began)))
            .map(Run::conclusion)
            .orElse("");
    return switch (how) {
      case "cancelled" -> "cancelled";
      case "timed_out" -> "timed_out";
      case "failure", "startup_failure" -> "failed";
      default -> end.isPresent() ? "failed" : "in_progress";
    };
  }

  /** A run is there before the timeline says that work has begun. */
  private Instant endBefore(Instant began) {
    return timeline.stream()
        .filter(s -> !s.says(STARTED))
        .map(Signal::createdAt)
        .filter(at -> at.isBefore(began))
        .reduce((_, later) -> later)
        .orElse(Instant.EPOCH);
  }

  private AgentSession turn(int number, String state, Instant began, Optional<Signal> end) {
    return new AgentSession(
        issue.id() + "/" + number,
        state,
        began,
        end.map(Signal::createdAt).orElse(null),
        "",
        pull.head().ref(),
        "",
        "",
        AgentSession.Problem.NONE);
  }
}
