package dev.pitwall.sandbox.github.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.AgentSession;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import org.jspecify.annotations.Nullable;

/** A task and its sessions. */
public final class TaskShape {
  private final World world;
  private final Links links;
  private volatile boolean resources;

  public TaskShape(World world, Links links) {
    this.world = world;
    this.links = links;
  }

  /**
   * How a pull request stands among the artifacts.
   *
   * @param now true for {@code type: "github_resource"} with {@code data.type: "pull"}, false for
   *     {@code type: "pull"}
   */
  public void resources(boolean now) {
    resources = now;
  }

  /** As lists have it. */
  public ObjectNode of(Task task) {
    var repo = world.repo(task.repository);
    var shape =
        Json.object()
            .put("id", task.id)
            .put("url", links.api("/agents/repos/" + repo.fullName() + "/tasks/" + task.id))
            .put("html_url", links.web("/" + repo.fullName() + "/copilot/tasks/" + task.id))
            .put("name", task.name)
            .put("creator_type", "user")
            .put("state", task.state().word())
            .put("session_count", task.sessions.size())
            .put("archived_at", time(task.archivedAt))
            .put("created_at", Json.time(task.createdAt))
            .put("updated_at", Json.time(task.updatedAt));
    shape.putObject("creator").put("id", task.creator);
    owner(shape, task);
    if (!task.agent.isEmpty()) {
      shape.putObject("custom_agent").put("id", task.agent);
    }
    artifacts(task, shape.putArray("artifacts"));
    return shape;
  }

  /** With its sessions, oldest first. */
  public ObjectNode whole(Task task) {
    var shape = of(task);
    var sessions = shape.putArray("sessions");
    task.sessions.forEach(session -> sessions.add(session(task, session)));
    return shape;
  }

  private void artifacts(Task task, ArrayNode artifacts) {
    if (!task.head.isEmpty()) {
      artifacts
          .addObject()
          .put("provider", "github")
          .put("type", "branch")
          .putObject("data")
          .put("head_ref", task.head)
          .put("base_ref", task.base);
    }
    world
        .repo(task.repository)
        .pull(task.pull)
        .ifPresent(pull -> {
          var artifact =
              artifacts
                  .addObject()
                  .put("provider", "github")
                  .put("type", resources ? "github_resource" : "pull");
          var data = artifact.putObject("data").put("id", pull.id);
          data.put("global_id", NodeId.pull(task.repository, pull.id));
          if (resources) {
            data.put("type", "pull");
          }
        });
  }

  private static ObjectNode session(Task task, AgentSession session) {
    var shape =
        Json.object()
            .put("id", session.id)
            .put("name", session.name)
            .put("task_id", task.id)
            .put("state", session.state.word())
            .put("created_at", Json.time(session.createdAt))
            .put("updated_at", Json.time(session.updatedAt))
            .put("prompt", session.prompt)
            .put("base_ref", task.base)
            .put("model", task.model);
    shape.putObject("user").put("id", session.user);
    owner(shape, task);
    if (!task.head.isEmpty()) {
      shape.put("head_ref", task.head);
    }
    var end = session.completedAt;
    if (end != null) {
      shape.put("completed_at", Json.time(end));
    }
    if (session.nanoCredits > 0) {
      shape.putObject("usage").put("type", "ai_credits").put("amount", session.nanoCredits);
    }
    if (!session.error.isEmpty()) {
      shape.putObject("error").put("message", session.error);
    }
    return shape;
  }

  private static void owner(ObjectNode shape, Task task) {
    shape.putObject("owner").put("id", Users.OCTO_ORG.id());
    shape.putObject("repository").put("id", task.repository);
  }

  private static @Nullable String time(java.time.@Nullable Instant at) {
    return at == null ? null : Json.time(at);
  }
}
