package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.shape.CopilotShape;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.AgentSession;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The Copilot host's sessions and their logs. */
public final class CopilotRoutes {
  private final World world;
  private final CopilotShape shape;

  private record Found(Task task, AgentSession session) {}

  public CopilotRoutes(World world) {
    this.world = world;
    shape = new CopilotShape(world);
  }

  public List<Path> paths() {
    return List.of(
        Path.get("/agents/sessions", this::list),
        Path.get("/agents/sessions/{session}", this::one),
        Path.get("/agents/sessions/{session}/logs", this::log),
        Path.get("/agents/resource/pull/{id}", this::resource),
        Path.get("/agents/sessions/resource/pull/{id}", this::ofPull));
  }

  private Stream<Found> readable(Asked asked) {
    return world.tasks.values().stream()
        .filter(task -> world.repo(task.repository).role(asked.caller()).reads())
        .flatMap(task -> task.sessions.stream().map(session -> new Found(task, session)));
  }

  private Reply list(Asked asked) {
    int size = asked.number("page_size", 50, 1, 100);
    int page = asked.number("page_number", 1, 1, 1_000_000);
    var repository = asked.param("repo_nwo").orElse("");
    var items =
        readable(asked)
            .filter(found -> found.session.user == asked.caller())
            .filter(found ->
                repository.isEmpty()
                    || world.repo(found.task.repository).fullName().equals(repository))
            .sorted(Comparator.comparing((Found found) -> found.session.updatedAt).reversed())
            .skip((long) (page - 1) * size)
            .limit(size)
            .map(found -> shape.of(found.task, found.session))
            .toList();
    return Reply.json(Json.object().set("sessions", Json.array(items)));
  }

  private Found found(Asked asked) {
    return readable(asked)
        .filter(found -> found.session.id.equals(asked.place("session")))
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private Reply one(Asked asked) {
    var found = found(asked);
    return Reply.json(shape.of(found.task, found.session));
  }

  private Reply log(Asked asked) {
    return Reply.text(CopilotShape.log(found(asked).session));
  }

  /** The task whose pull request has this database id. */
  private Task byPull(Asked asked) {
    long id = asked.id("id");
    return readable(asked)
        .map(Found::task)
        .filter(
            task -> world.repo(task.repository).pull(task.pull).filter(p -> p.id == id).isPresent())
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private Reply resource(Asked asked) {
    var task = byPull(asked);
    var pull = world.repo(task.repository).pull(task.pull).orElseThrow(Refusal::notFound);
    return Reply.json(shape.resource(task, pull));
  }

  private Reply ofPull(Asked asked) {
    var task = byPull(asked);
    var items = task.sessions.stream().map(session -> shape.of(task, session)).toList();
    return Reply.json(Json.object().set("sessions", Json.array(items)));
  }
}
