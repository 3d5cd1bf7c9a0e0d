package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.play.Agent;
import dev.pitwall.sandbox.github.shape.TaskShape;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Paging;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.util.List;

/** {@code /agents/…} as GitHub's own clients use it: events, steer, archive. */
public final class SteerRoutes {
  private final Finder finder;
  private final TaskShape shape;
  private final Agent agent;
  private final Features features;

  public SteerRoutes(World world, TaskShape shape, Agent agent, Features features) {
    finder = new Finder(world);
    this.shape = shape;
    this.agent = agent;
    this.features = features;
  }

  public List<Path> paths() {
    return List.of(
        Path.get("/agents/tasks/{id}/events", this::events),
        Path.post("/agents/tasks/{id}/steer", this::steer),
        Path.post("/agents/tasks/{id}/archive", asked -> archive(asked, true)),
        Path.post("/agents/tasks/{id}/unarchive", asked -> archive(asked, false)),
        Path.post("/agents/repos/{owner}/{repo}/tasks/{id}/archive", asked -> archive(asked, true)),
        Path.post(
            "/agents/repos/{owner}/{repo}/tasks/{id}/unarchive", asked -> archive(asked, false)));
  }

  private Reply events(Asked asked) {
    features.need(Feature.EVENTS);
    var all = finder.task(asked).sessions.stream().flatMap(s -> s.events.stream()).toList();
    var page = Paging.of(asked, all);
    var body = Json.object().put("total", all.size());
    body.set("events", Json.array(page.items()));
    return Reply.json(body);
  }

  private Reply steer(Asked asked) {
    features.need(Feature.STEER);
    var task = steerable(asked);
    var body = asked.json();
    switch (Asked.text(body, "type").orElse("user_message")) {
      case "user_message", "ask_user_response" ->
          agent.say(task, Users.of(asked.caller()), Wishes.prompt(body, "content"));
      case "abort" -> {
        if (!features.has(Feature.ABORT)) {
          throw Refusal.invalid("invalid", "type abort is not supported for this task");
        }
        agent.abort(task);
      }
      default -> throw Refusal.invalid("invalid", "type is not supported for this task");
    }
    return Reply.empty(202);
  }

  private Task steerable(Asked asked) {
    var task = finder.task(asked);
    Finder.needsWrite(finder.world.repo(task.repository), asked);
    return task;
  }

  private Reply archive(Asked asked, boolean archived) {
    features.need(Feature.ARCHIVE);
    var task = steerable(asked);
    if (archived && task.live().isPresent()) {
      throw Refusal.invalid("unprocessable", "A task with a running session cannot be archived");
    }
    task.archivedAt = archived ? finder.world.clock.instant() : null;
    task.updatedAt = finder.world.clock.instant();
    return Reply.json(shape.of(task));
  }
}
