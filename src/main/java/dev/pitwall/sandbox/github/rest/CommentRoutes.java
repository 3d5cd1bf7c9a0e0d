package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.play.Agent;
import dev.pitwall.sandbox.github.shape.IssueShape;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Paging;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Comment;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Notice;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.util.List;
import java.util.regex.Pattern;

/** Comments on issues and pull requests; the agent listens to some. */
public final class CommentRoutes {
  private static final String COMMENTS = "/repos/{owner}/{repo}/issues/{number}/comments";
  private static final Pattern MENTION =
      Pattern.compile("(^|\\s)@copilot\\b", Pattern.CASE_INSENSITIVE);

  private final Finder finder;
  private final IssueShape shape;
  private final Agent agent;

  public CommentRoutes(World world, Links links, Agent agent) {
    finder = new Finder(world);
    shape = new IssueShape(links);
    this.agent = agent;
  }

  public List<Path> paths() {
    return List.of(Path.get(COMMENTS, this::list), Path.post(COMMENTS, this::create));
  }

  private Reply list(Asked asked) {
    var repo = finder.repo(asked);
    int number = existing(repo, asked);
    var all = repo.comments.stream().filter(comment -> comment.issue == number).toList();
    var page = Paging.of(asked, all);
    var items = page.items().stream().map(comment -> shape.comment(repo, comment)).toList();
    return page.on(Reply.json(Json.array(items)));
  }

  private static int existing(Repo repo, Asked asked) {
    int number = Finder.number(asked);
    if (!repo.issues.containsKey(number) && !repo.pulls.containsKey(number)) {
      throw Refusal.notFound();
    }
    return number;
  }

  private Reply create(Asked asked) {
    var repo = finder.repo(asked);
    var comment = new Comment();
    comment.issue = existing(repo, asked);
    comment.body = Wishes.prompt(asked.json(), "body");
    comment.id = finder.world.nextId();
    comment.author = asked.caller();
    comment.createdAt = finder.world.clock.instant();
    repo.comments.add(comment);
    finder.world.tell(new Notice.Commented(repo, asked.caller(), comment));
    var reply = Reply.json(201, shape.comment(repo, comment));
    // The reaction comes after the answer, as everything the agent does.
    repo.pull(comment.issue).ifPresent(pull -> heard(repo, pull, comment));
    return reply;
  }

  private void heard(Repo repo, Pull pull, Comment comment) {
    boolean wanted = MENTION.matcher(comment.body).find();
    if (!wanted || !pull.open || !repo.role(comment.author).writes()) {
      return;
    }
    finder
        .world
        .taskOf(repo, pull.number)
        .ifPresent(task -> {
          comment.reactions.add("eyes");
          agent.followUp(task, Users.of(comment.author), comment.body, "pull_request_comment");
        });
  }
}
