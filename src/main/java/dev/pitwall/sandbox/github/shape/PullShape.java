package dev.pitwall.sandbox.github.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.Commit;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Repo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pull request. */
public final class PullShape {
  private final Links links;
  private final UserShape users;
  private final RepoShape repos;

  public PullShape(Links links) {
    this.links = links;
    users = new UserShape(links);
    repos = new RepoShape(links);
  }

  /** As lists have it, without the diff's numbers. */
  public ObjectNode of(Repo repo, Pull pull) {
    var path = "/" + repo.fullName() + "/pull/" + pull.number;
    var shape =
        Json.object()
            .put("id", pull.id)
            .put("node_id", NodeId.pull(repo.id, pull.id))
            .put("number", pull.number)
            .put("url", links.api("/repos/" + repo.fullName() + "/pulls/" + pull.number))
            .put("html_url", links.web(path))
            .put("title", pull.title)
            .put("body", pull.body)
            .put("state", pull.open ? "open" : "closed")
            .put("draft", pull.draft)
            .put("locked", false)
            .put("created_at", Json.time(pull.createdAt))
            .put("updated_at", Json.time(pull.updatedAt))
            .put("closed_at", time(pull.closedAt))
            .put("merged_at", time(pull.mergedAt));
    shape.set("user", users.of(pull.author));
    shape.set("assignees", Json.array(pull.assignees.stream().map(users::of).toList()));
    shape.set("requested_reviewers", Json.array(pull.reviewers.stream().map(users::of).toList()));
    shape.set("head", end(repo, pull.head));
    shape.set("base", end(repo, pull.base));
    return shape;
  }

  /** With the diff's numbers and whether it can be merged. */
  public ObjectNode whole(Repo repo, Pull pull) {
    var commits = repo.commits(pull.head);
    var files = Pull.files(commits);
    boolean merged = pull.mergedAt != null;
    var shape = of(repo, pull);
    shape
        .put("merged", merged)
        .put("mergeable", pull.open ? Boolean.TRUE : null)
        .put("mergeable_state", pull.draft ? "draft" : pull.open ? "clean" : "unknown")
        .put("comments", repo.comments.stream().filter(c -> c.issue == pull.number).count())
        .put("commits", commits.size())
        .put("additions", files.stream().mapToInt(Commit.Changed::additions).sum())
        .put("deletions", files.stream().mapToInt(Commit.Changed::deletions).sum())
        .put("changed_files", files.size());
    shape.set("merged_by", merged ? users.of(pull.mergedBy) : null);
    return shape;
  }

  private ObjectNode end(Repo repo, String branch) {
    var commits = repo.commits(branch);
    var end =
        Json.object()
            .put("label", repo.owner + ":" + branch)
            .put("ref", branch)
            .put("sha", commits.isEmpty() ? "" : commits.getLast().sha());
    end.set("repo", repos.of(repo));
    return end;
  }

  static String resourceState(Pull pull) {
    return pull.mergedAt != null ? "merged" : !pull.open ? "closed" : pull.draft ? "draft" : "open";
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : Json.time(at);
  }
}
