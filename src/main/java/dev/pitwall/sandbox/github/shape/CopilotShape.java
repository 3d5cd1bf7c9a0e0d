package dev.pitwall.sandbox.github.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.AgentSession;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.util.stream.Collectors;

/** Sessions as the Copilot host has them. */
public final class CopilotShape {
  private static final long AGENT = 1_143_301;

  private final World world;

  public CopilotShape(World world) {
    this.world = world;
  }

  public ObjectNode of(Task task, AgentSession session) {
    var pull = world.repo(task.repository).pull(task.pull);
    var shape =
        Json.object()
            .put("id", session.id)
            .put("name", session.name)
            .put("user_id", session.user)
            .put("agent_id", AGENT)
            .put("logs", "")
            .put("logs_blob_id", "")
            .put("state", session.state.word())
            .put("owner_id", Users.OCTO_ORG.id())
            .put("repo_id", task.repository)
            .put("resource_type", pull.isPresent() ? "pull" : "")
            .put("resource_id", pull.map(p -> p.id).orElse(0L))
            .put("resource_global_id", pull.map(p -> NodeId.pull(task.repository, p.id)).orElse(""))
            .put("last_updated_at", Json.time(session.updatedAt))
            .put("created_at", Json.time(session.createdAt))
            .put("event_type", session.cause)
            .put("event_url", "")
            .put("premium_requests", 1)
            .put("workflow_run_id", session.run)
            .putNull("error");
    var end = session.completedAt;
    if (end != null) {
      shape.put("completed_at", Json.time(end));
    }
    if (!session.error.isEmpty()) {
      shape.putObject("error").put("code", "agent_error").put("message", session.error);
    }
    return shape;
  }

  /** All sessions of a pull request. */
  public ObjectNode resource(Task task, Pull pull) {
    var latest = task.latest();
    var shape =
        Json.object()
            .put("id", task.id)
            .put("user_id", task.creator)
            .put("resource_type", "pull")
            .put("resource_id", pull.id)
            .put("resource_global_id", NodeId.pull(task.repository, pull.id))
            .put("session_count", task.sessions.size())
            .put("last_updated_at", latest.updatedAt.getEpochSecond())
            .put("state", latest.state.word())
            .put("resource_state", PullShape.resourceState(pull));
    var sessions = shape.putArray("sessions");
    for (var session : task.sessions) {
      sessions
          .addObject()
          .put("id", session.id)
          .put("name", session.name)
          .put("state", session.state.word())
          .put("last_updated_at", session.updatedAt.getEpochSecond());
    }
    return shape;
  }

  /** The whole log so far, a {@code data:} line for each chunk and a blank one after it. */
  public static String log(AgentSession session) {
    return session.chunks.stream()
        .map(chunk -> "data: " + Json.text(chunk) + "\n\n")
        .collect(Collectors.joining());
  }
}
