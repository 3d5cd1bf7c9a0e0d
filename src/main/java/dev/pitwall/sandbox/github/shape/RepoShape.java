package dev.pitwall.sandbox.github.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Role;
import dev.pitwall.sandbox.github.world.Users;

/** A repository. */
public final class RepoShape {
  private final Links links;
  private final UserShape users;

  public RepoShape(Links links) {
    this.links = links;
    users = new UserShape(links);
  }

  public ObjectNode of(Repo repo) {
    var shape =
        Json.object()
            .put("id", repo.id)
            .put("node_id", NodeId.repository(repo.id))
            .put("name", repo.name)
            .put("full_name", repo.fullName())
            .put("private", repo.secret)
            .put("visibility", repo.secret ? "private" : "public")
            .put("html_url", links.web("/" + repo.fullName()))
            .put("url", links.api("/repos/" + repo.fullName()))
            .put("default_branch", Repo.MAIN)
            .put("archived", false)
            .put("disabled", false)
            .put("fork", false)
            .put("created_at", Json.time(repo.createdAt))
            .put("pushed_at", Json.time(repo.pushedAt))
            .put("updated_at", Json.time(repo.pushedAt));
    shape.set("owner", users.of(Users.OCTO_ORG));
    return shape;
  }

  /** With what this user may do. */
  public ObjectNode of(Repo repo, long user) {
    var role = repo.role(user);
    var shape = of(repo);
    shape
        .putObject("permissions")
        .put("admin", role == Role.ADMIN)
        .put("maintain", role == Role.ADMIN)
        .put("push", role.writes())
        .put("triage", role.writes())
        .put("pull", role.reads());
    return shape;
  }
}
