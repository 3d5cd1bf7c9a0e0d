package dev.pitwall.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.sandbox.github.play.Agent;
import dev.pitwall.sandbox.github.shape.IssueShape;
import dev.pitwall.sandbox.github.shape.Timeline;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Paging;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Issue;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.User;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;

/** Issues, and giving them to the agent; timelines. */
public final class IssueRoutes {
  private static final String ALL = "/repos/{owner}/{repo}/issues";

  private final Finder finder;
  private final IssueShape shape;
  private final Timeline timelines;
  private final Agent agent;
  private final Features features;

  public IssueRoutes(World world, Links links, Agent agent, Features features) {
    finder = new Finder(world);
    shape = new IssueShape(links);
    timelines = new Timeline(links);
    this.agent = agent;
    this.features = features;
  }

  public List<Path> paths() {
    return List.of(
        Path.get(ALL, this::list),
        Path.post(ALL, this::create),
        Path.get(ALL + "/{number}", this::one),
        Path.patch(ALL + "/{number}", this::update),
        Path.post(ALL + "/{number}/assignees", this::assign),
        Path.delete(ALL + "/{number}/assignees", this::unassign),
        Path.get(ALL + "/{number}/timeline", this::timeline));
  }

  private Reply create(Asked asked) {
    var repo = finder.repo(asked);
    var body = asked.json();
    var issue = new Issue();
    issue.title = Wishes.prompt(body, "title");
    issue.body = Asked.text(body, "body").orElse("");
    issue.author = asked.caller();
    issue.createdAt = finder.world.clock.instant();
    // What is wrong with the assignment is found before anything is created.
    var assignees = assignees(repo, body, asked);
    issue.id = finder.world.nextId();
    issue.number = repo.nextNumber();
    repo.issues.put(issue.number, issue);
    assign(repo, issue, assignees, body, asked);
    return Reply.json(201, shape.of(repo, issue));
  }

  /** Newest first. */
  private Reply list(Asked asked) {
    var repo = finder.repo(asked);
    asked.word("state", "open", List.of("open", "closed", "all"));
    asked.word("sort", "created", List.of("created", "updated", "comments"));
    asked.word("direction", "desc", List.of("desc"));
    var since = asked.param("since").map(IssueRoutes::time).orElse(Instant.MIN);
    var creator = asked.param("creator").map(name -> Users.find(name).map(User::id).orElse(0L));
    var all =
        repo.issues.values().stream()
            .filter(issue -> !issue.updatedAt.isBefore(since))
            .filter(issue -> creator.isEmpty() || creator.get() == issue.author)
            .sorted(Comparator.comparingInt((Issue issue) -> issue.number).reversed())
            .toList();
    var page = Paging.of(asked, all);
    return page.on(
        Reply.json(Json.array(page.items().stream().map(i -> shape.of(repo, i)).toList())));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw Refusal.invalid("invalid", "since must be a time such as 2026-11-22T07:00:00Z");
    }
  }

  private Reply one(Asked asked) {
    var repo = finder.repo(asked);
    int number = Finder.number(asked);
    return repo.issue(number)
        .map(issue -> Reply.json(shape.of(repo, issue)))
        .or(() -> repo.pull(number).map(pull -> Reply.json(shape.of(repo, pull))))
        .orElseThrow(Refusal::notFound);
  }

  private Reply update(Asked asked) {
    var repo = finder.writable(asked);
    var issue = repo.issue(Finder.number(asked)).orElseThrow(Refusal::notFound);
    var body = asked.json();
    var assignees = assignees(repo, body, asked);
    issue.title = Asked.text(body, "title").orElse(issue.title);
    issue.body = Asked.text(body, "body").orElse(issue.body);
    if (body.has("assignees")) {
      issue.assignees.retainAll(assignees);
    }
    assign(repo, issue, assignees, body, asked);
    return Reply.json(shape.of(repo, issue));
  }

  private Reply assign(Asked asked) {
    var repo = finder.writable(asked);
    var issue = repo.issue(Finder.number(asked)).orElseThrow(Refusal::notFound);
    var body = asked.json();
    assign(repo, issue, assignees(repo, body, asked), body, asked);
    return Reply.json(201, shape.of(repo, issue));
  }

  private Reply unassign(Asked asked) {
    var repo = finder.writable(asked);
    var issue = repo.issue(Finder.number(asked)).orElseThrow(Refusal::notFound);
    var gone = asked.json().path("assignees").valueStream().map(JsonNode::asText).toList();
    if (gone.contains(Users.ASSIGNEE) && issue.assignees.contains(Users.ASSIGNEE)) {
      finder.world.tasks.values().stream()
          .filter(task -> task.repository == repo.id && task.issue == issue.number)
          .forEach(agent::withdraw);
    }
    issue.assignees.removeAll(gone);
    issue.updatedAt = finder.world.clock.instant();
    return Reply.json(shape.of(repo, issue));
  }

  /** Who the body names; only people who may write can give an issue to the agent. */
  private static List<String> assignees(Repo repo, JsonNode body, Asked asked) {
    var assignees = body.path("assignees").valueStream().map(JsonNode::asText).distinct().toList();
    if (assignees.contains(Users.ASSIGNEE)) {
      Finder.needsWrite(repo, asked);
      var _ = Wishes.ofAssignment(repo, body.path("agent_assignment"));
    }
    return assignees;
  }

  private void assign(Repo repo, Issue issue, List<String> assignees, JsonNode body, Asked asked) {
    issue.updatedAt = finder.world.clock.instant();
    boolean can = features.has(Feature.ASSIGNMENT);
    boolean begins =
        can && assignees.contains(Users.ASSIGNEE) && !issue.assignees.contains(Users.ASSIGNEE);
    assignees.stream()
        // Whoever can't be assigned is left out without a word.
        .filter(login -> can || !login.equals(Users.ASSIGNEE))
        .filter(login -> !issue.assignees.contains(login))
        .forEach(issue.assignees::add);
    if (!begins) {
      return;
    }
    var assignment = body.path("agent_assignment");
    var more = Asked.text(assignment, "custom_instructions").orElse("");
    var prompt = (issue.title + "\n\n" + issue.body + "\n\n" + more).strip();
    var by = Users.of(asked.caller());
    var wish = Wishes.ofAssignment(repo, assignment);
    agent.start(repo, by, prompt, wish, "issue_assigned").issue = issue.number;
  }

  private Reply timeline(Asked asked) {
    var repo = finder.repo(asked);
    int number = Finder.number(asked);
    if (!repo.issues.containsKey(number) && !repo.pulls.containsKey(number)) {
      throw Refusal.notFound();
    }
    var page = Paging.of(asked, timelines.of(repo, number));
    return page.on(Reply.json(Json.array(page.items())));
  }
}
