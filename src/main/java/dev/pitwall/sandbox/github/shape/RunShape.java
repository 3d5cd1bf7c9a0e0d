package dev.pitwall.sandbox.github.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Run;
import org.jspecify.annotations.Nullable;

/** An Actions run of the agent. */
public final class RunShape {
  private static final long WORKFLOW = 151_234_567;

  private final Links links;
  private final UserShape users;

  public RunShape(Links links) {
    this.links = links;
    users = new UserShape(links);
  }

  public ObjectNode of(Repo repo, Run run) {
    var path = "/repos/" + repo.fullName() + "/actions/runs/" + run.id;
    var shape =
        Json.object()
            .put("id", run.id)
            .put("name", "Copilot coding agent")
            .put("path", Run.AGENT_PATH)
            .put("workflow_id", WORKFLOW)
            .put("head_branch", word(run.branch))
            .put("head_sha", run.sha)
            .put("run_number", run.number)
            .put("run_attempt", 1)
            .put("event", "dynamic")
            .put("status", run.status)
            .put("conclusion", word(run.conclusion))
            .put("url", links.api(path))
            .put("html_url", links.web("/" + repo.fullName() + "/actions/runs/" + run.id))
            .put("cancel_url", links.api(path + "/cancel"))
            .put("created_at", Json.time(run.createdAt))
            .put("updated_at", Json.time(run.updatedAt));
    shape.set("actor", users.of(run.actor));
    shape.set("triggering_actor", users.of(run.actor));
    return shape;
  }

  private static @Nullable String word(String word) {
    return word.isEmpty() ? null : word;
  }
}
