package dev.pitwall.sandbox.github.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.Comment;
import dev.pitwall.sandbox.github.world.Issue;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.TimelineEvent;
import dev.pitwall.sandbox.github.world.Users;
import java.util.Optional;

/** Issues, comments and timelines. */
public final class IssueShape {
  private final Links links;
  private final UserShape users;

  public IssueShape(Links links) {
    this.links = links;
    users = new UserShape(links);
  }

  public ObjectNode of(Repo repo, Issue issue) {
    var path = repo.fullName() + "/issues/" + issue.number;
    var shape =
        Json.object()
            .put("id", issue.id)
            .put("number", issue.number)
            .put("url", links.api("/repos/" + path))
            .put("html_url", links.web("/" + path))
            .put("title", issue.title)
            .put("body", issue.body)
            .put("state", "open")
            .put("created_at", Json.time(issue.createdAt))
            .put("updated_at", Json.time(issue.updatedAt));
    shape.set("user", users.of(issue.author));
    var assignees = shape.putArray("assignees");
    for (var login : issue.assignees) {
      var known = login.equals(Users.ASSIGNEE) ? Optional.of(Users.COPILOT) : Users.find(login);
      known.ifPresent(user -> assignees.add(users.of(user)));
    }
    return shape;
  }

  /** A pull request seen as an issue. */
  public ObjectNode of(Repo repo, Pull pull) {
    var path = repo.fullName() + "/pull/" + pull.number;
    var shape =
        Json.object()
            .put("id", pull.id)
            .put("number", pull.number)
            .put("html_url", links.web("/" + path))
            .put("title", pull.title)
            .put("body", pull.body)
            .put("state", pull.open ? "open" : "closed")
            .put("created_at", Json.time(pull.createdAt));
    shape.set("user", users.of(pull.author));
    shape
        .putObject("pull_request")
        .put("url", links.api("/repos/" + repo.fullName() + "/pulls/" + pull.number));
    return shape;
  }

  public ObjectNode comment(Repo repo, Comment comment) {
    var path = "/repos/" + repo.fullName() + "/issues/comments/" + comment.id;
    boolean pull = repo.pulls.containsKey(comment.issue);
    var page = "/" + repo.fullName() + (pull ? "/pull/" : "/issues/") + comment.issue;
    var shape =
        Json.object()
            .put("id", comment.id)
            .put("url", links.api(path))
            .put("html_url", links.web(page + "#issuecomment-" + comment.id))
            .put("body", comment.body)
            .put("created_at", Json.time(comment.createdAt))
            .put("updated_at", Json.time(comment.createdAt));
    shape.set("user", users.of(comment.author));
    shape
        .putObject("reactions")
        .put("total_count", comment.reactions.size())
        .put("eyes", comment.reactions.stream().filter("eyes"::equals).count());
    return shape;
  }

  public ObjectNode event(Repo repo, TimelineEvent event) {
    var shape =
        Json.object()
            .put("id", event.id())
            .put("event", event.event())
            .put("created_at", Json.time(event.createdAt()));
    shape.set("actor", users.of(event.actor()));
    if (!event.app().isEmpty()) {
      shape.putObject("performed_via_github_app").put("slug", event.app());
    }
    repo.pull(event.source())
        .ifPresent(
            pull -> shape.putObject("source").put("type", "issue").set("issue", of(repo, pull)));
    return shape;
  }
}
