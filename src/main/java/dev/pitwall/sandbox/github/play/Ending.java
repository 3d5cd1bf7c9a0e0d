package dev.pitwall.sandbox.github.play;

import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.AgentSession;
import dev.pitwall.sandbox.github.world.State;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.World;
import java.time.Instant;

/** How sessions end. */
final class Ending {
  private final World world;
  private final Branch branch;
  private final Runs runs;

  Ending(World world, Branch branch, Runs runs) {
    this.world = world;
    this.branch = branch;
    this.runs = runs;
  }

  /** The work is done: the pull request is ready, and its asker is to look at it. */
  void well(Task task, AgentSession session, String title, Instant now) {
    if (!session.unpushed.isEmpty()) {
      branch.push(task, session, "Finish the change", session.unpushed, now);
      session.unpushed.clear();
    }
    session.done = session.plan.size();
    if (!session.plan.isEmpty()) {
      branch.describe(task, session, now);
    }
    var log = new Log(session, task.model, now);
    log.event("assistant.turn_end", Json.object().put("turnId", session.id));
    log.event("session.idle", Json.object());
    log.event(
        "session.shutdown",
        Json.object().put("shutdownType", "routine").put("totalNanoAiu", session.nanoCredits));
    end(task, session, State.COMPLETED, "success", "copilot_work_finished", now);
    branch.ready(task, title, now);
    runs.askForReview(task, now);
  }

  void failed(Task task, AgentSession session, String why, Instant now) {
    session.error = why;
    new Log(session, task.model, now).error(why);
    end(task, session, State.FAILED, "failure", "copilot_work_finished_failure", now);
  }

  void timedOut(Task task, AgentSession session, Instant now) {
    session.error = "The session timed out.";
    new Log(session, task.model, now)
        .event(
            "session.shutdown",
            Json.object().put("shutdownType", "error").put("errorReason", session.error));
    end(task, session, State.TIMED_OUT, "timed_out", "copilot_work_finished_failure", now);
  }

  void cancelled(Task task, AgentSession session, Instant now) {
    new Log(session, task.model, now).event("abort", Json.object().put("reason", "remote_command"));
    end(task, session, State.CANCELLED, "cancelled", "copilot_work_finished_failure", now);
  }

  private void end(
      Task task, AgentSession session, State how, String conclusion, String event, Instant now) {
    session.state = how;
    session.completedAt = now;
    session.updatedAt = now;
    session.nextAt = null;
    session.stopAt = null;
    session.question = "";
    task.updatedAt = now;
    runs.end(world.repo(task.repository), session, conclusion, now);
    runs.note(task, session, event, now);
  }
}
