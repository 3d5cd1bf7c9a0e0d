package dev.pitwall.sandbox.github.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.shape.CommitShape;
import dev.pitwall.sandbox.github.shape.IssueShape;
import dev.pitwall.sandbox.github.shape.PullShape;
import dev.pitwall.sandbox.github.shape.RepoShape;
import dev.pitwall.sandbox.github.shape.RunShape;
import dev.pitwall.sandbox.github.shape.UserShape;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Notice;
import dev.pitwall.sandbox.github.world.Users;

/** What a webhook says. */
final class Payloads {
  private final PullShape pulls;
  private final RunShape runs;
  private final IssueShape issues;
  private final CommitShape commits;
  private final RepoShape repos;
  private final UserShape users;

  Payloads(Links links) {
    pulls = new PullShape(links);
    runs = new RunShape(links);
    issues = new IssueShape(links);
    commits = new CommitShape(links);
    repos = new RepoShape(links);
    users = new UserShape(links);
  }

  static String event(Notice notice) {
    return switch (notice) {
      case Notice.PullChanged _ -> "pull_request";
      case Notice.RunChanged _ -> "workflow_run";
      case Notice.Commented _ -> "issue_comment";
      case Notice.Pushed _ -> "push";
    };
  }

  ObjectNode of(Notice notice) {
    var repo = notice.repo();
    var payload = Json.object();
    switch (notice) {
      case Notice.PullChanged(_, _, var action, var pull) ->
          payload
              .put("action", action)
              .put("number", pull.number)
              .set("pull_request", pulls.whole(repo, pull));
      case Notice.RunChanged(_, _, var action, var run) ->
          payload.put("action", action).set("workflow_run", runs.of(repo, run));
      case Notice.Commented(_, _, var comment) -> {
        payload.put("action", "created").set("comment", issues.comment(repo, comment));
        repo.pull(comment.issue)
            .map(pull -> issues.of(repo, pull))
            .or(() -> repo.issue(comment.issue).map(issue -> issues.of(repo, issue)))
            .ifPresent(issue -> payload.set("issue", issue));
      }
      case Notice.Pushed(_, _, var branch, var before, var commit) -> {
        payload
            .put("ref", "refs/heads/" + branch)
            .put("before", before)
            .put("after", commit.sha())
            .put("created", before.startsWith("0000"))
            .set("head_commit", commits.of(repo, commit));
        payload.putArray("commits").add(commits.of(repo, commit));
      }
    }
    payload.set("repository", repos.of(repo));
    payload.set("sender", users.of(Users.of(notice.sender())));
    return payload;
  }
}
