package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.play.Agent;
import dev.pitwall.sandbox.github.shape.TaskShape;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Endpoint;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.util.List;

/** {@code /agents/…} as it is documented: list, get, start. */
public final class TaskRoutes {
  private final Finder finder;
  private final TaskLists lists;
  private final TaskShape shape;
  private final Agent agent;
  private final Features features;

  public TaskRoutes(World world, TaskLists lists, TaskShape shape, Agent agent, Features features) {
    finder = new Finder(world);
    this.lists = lists;
    this.shape = shape;
    this.agent = agent;
    this.features = features;
  }

  public List<Path> paths() {
    return List.of(
        Path.get("/agents/tasks", gated(this::ofCaller)),
        Path.get("/agents/tasks/{id}", gated(this::one)),
        Path.get("/agents/repos/{owner}/{repo}/tasks", gated(this::ofRepository)),
        Path.get("/agents/repos/{owner}/{repo}/tasks/{id}", gated(this::one)),
        Path.post("/agents/repos/{owner}/{repo}/tasks", gated(this::start)));
  }

  private Endpoint gated(Endpoint endpoint) {
    return asked -> {
      features.need(Feature.TASKS);
      return endpoint.answer(asked);
    };
  }

  private Reply ofCaller(Asked asked) {
    return lists.of(asked, task -> task.creator == asked.caller() && readable(task, asked));
  }

  private boolean readable(Task task, Asked asked) {
    return finder.world.repo(task.repository).role(asked.caller()).reads();
  }

  private Reply ofRepository(Asked asked) {
    var repo = finder.repo(asked);
    var creators = asked.query().getOrDefault("creator_id", List.of());
    return lists.of(
        asked,
        task ->
            task.repository == repo.id
                && (creators.isEmpty() || creators.contains("" + task.creator)));
  }

  private Reply one(Asked asked) {
    return Reply.json(shape.whole(finder.task(asked)));
  }

  private Reply start(Asked asked) {
    var repo = finder.writable(asked);
    var body = asked.json();
    var prompt = Wishes.prompt(body, "prompt");
    var wish = Wishes.ofTask(repo, body);
    var task = agent.start(repo, Users.of(asked.caller()), prompt, wish, "task_api");
    return Reply.json(201, shape.of(task));
  }
}
