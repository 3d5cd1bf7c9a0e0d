package dev.pitwall.sandbox.github.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.Commit;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Users;

/** A commit and the files in it. */
public final class CommitShape {
  private final Links links;
  private final UserShape users;

  public CommitShape(Links links) {
    this.links = links;
    users = new UserShape(links);
  }

  public ObjectNode of(Repo repo, Commit commit) {
    var shape =
        Json.object()
            .put("sha", commit.sha())
            .put("url", links.api("/repos/" + repo.fullName() + "/commits/" + commit.sha()))
            .put("html_url", links.web("/" + repo.fullName() + "/commit/" + commit.sha()));
    var who = Users.of(commit.author());
    var inner = shape.putObject("commit").put("message", commit.message());
    for (var role : new String[] {"author", "committer"}) {
      inner
          .putObject(role)
          .put("name", who.login())
          .put("email", who.id() + "+" + who.login() + "@users.noreply.github.com")
          .put("date", Json.time(commit.at()));
      shape.set(role, users.of(who));
    }
    inner.putObject("verification").put("verified", true).put("reason", "valid");
    var parents = shape.putArray("parents");
    if (!commit.parent().isEmpty()) {
      parents.addObject().put("sha", commit.parent());
    }
    return shape;
  }

  /** A line of a pull request's timeline: the commit as git has it. */
  ObjectNode event(Repo repo, Commit commit) {
    var whole = of(repo, commit);
    var shape = Json.object().put("event", "committed");
    shape.set("sha", whole.path("sha"));
    shape.set("url", whole.path("url"));
    shape.set("html_url", whole.path("html_url"));
    for (var part : new String[] {"message", "author", "committer", "verification"}) {
      shape.set(part, whole.path("commit").path(part));
    }
    shape.set("parents", whole.path("parents"));
    return shape;
  }

  /** A file of a diff. */
  public ObjectNode file(Commit.Changed file) {
    return Json.object()
        .put("filename", file.path())
        .put("status", file.status())
        .put("additions", file.additions())
        .put("deletions", file.deletions())
        .put("changes", file.additions() + file.deletions())
        .put("patch", file.patch());
  }
}
