package dev.pitwall.sandbox.github.play;

import dev.pitwall.sandbox.github.world.AgentSession;
import dev.pitwall.sandbox.github.world.Notice;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Run;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.TimelineEvent;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.time.Instant;

/** The Actions runs that sessions work in, and what the pull request's timeline says of them. */
final class Runs {
  private static final String APP = "copilot-swe-agent";

  private final World world;

  Runs(World world) {
    this.world = world;
  }

  void request(Task task, AgentSession session, Instant now) {
    var repo = world.repo(task.repository);
    var run = new Run();
    run.id = world.nextId();
    run.number = repo.runs.size() + 1;
    run.branch = task.head;
    run.sha = repo.commits(task.head.isEmpty() ? task.base : task.head).getLast().sha();
    run.actor = session.user;
    run.createdAt = now;
    run.updatedAt = now;
    repo.runs.add(run);
    session.run = run.id;
    world.tell(new Notice.RunChanged(repo, session.user, "requested", run));
  }

  void begin(Task task, AgentSession session, Instant now) {
    var repo = world.repo(task.repository);
    repo.run(session.run)
        .ifPresent(run -> {
          run.status = "in_progress";
          run.updatedAt = now;
          world.tell(new Notice.RunChanged(repo, session.user, "in_progress", run));
        });
  }

  /** Ends the run, when it has not ended yet. */
  void end(Repo repo, AgentSession session, String conclusion, Instant now) {
    repo.run(session.run)
        .filter(run -> !run.ended())
        .ifPresent(run -> {
          run.status = "completed";
          run.conclusion = conclusion;
          run.updatedAt = now;
          world.tell(new Notice.RunChanged(repo, session.user, "completed", run));
        });
  }

  /**
   * A line of the pull request's timeline, if there is one.
   *
   * @param event such as {@code copilot_work_started}
   */
  void note(Task task, AgentSession session, String event, Instant now) {
    var repo = world.repo(task.repository);
    repo.pull(task.pull)
        .ifPresent(pull ->
            repo.timeline.add(
                new TimelineEvent(world.nextId(), pull.number, event, session.user, APP, 0, now)));
  }

  /** The agent asks the person to look at its work. */
  void askForReview(Task task, Instant now) {
    var repo = world.repo(task.repository);
    repo.pull(task.pull)
        .ifPresent(pull ->
            repo.timeline.add(
                new TimelineEvent(
                    world.nextId(),
                    pull.number,
                    "review_requested",
                    Users.COPILOT.id(),
                    APP,
                    0,
                    now)));
  }
}
