package dev.pitwall.sandbox.github.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Repo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to an issue or a pull request: its own lines, its comments, its commits. */
public final class Timeline {
  private final IssueShape issues;
  private final CommitShape commits;

  public Timeline(Links links) {
    issues = new IssueShape(links);
    commits = new CommitShape(links);
  }

  private record Line(Instant at, ObjectNode shape) {}

  /** Oldest first. */
  public List<ObjectNode> of(Repo repo, int number) {
    var lines = new ArrayList<Line>();
    for (var event : repo.timeline) {
      if (event.issue() == number) {
        lines.add(new Line(event.createdAt(), issues.event(repo, event)));
      }
    }
    for (var comment : repo.comments) {
      if (comment.issue == number) {
        var shape = issues.comment(repo, comment).put("event", "commented");
        lines.add(new Line(comment.createdAt, shape));
      }
    }
    repo.pull(number)
        .ifPresent(pull ->
            repo.commits(pull.head)
                .forEach(commit -> lines.add(new Line(commit.at(), commits.event(repo, commit)))));
    return lines.stream().sorted(Comparator.comparing(Line::at)).map(Line::shape).toList();
  }
}
