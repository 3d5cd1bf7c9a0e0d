package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.shape.TaskShape;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Faults;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Paging;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.State;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.World;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists of tasks: filters, order, pages; and the ways in which pages surprise. */
public final class TaskLists {
  private final World world;
  private final TaskShape shape;
  private final Faults faults;

  public TaskLists(World world, TaskShape shape, Faults faults) {
    this.world = world;
    this.shape = shape;
    this.faults = faults;
  }

  Reply of(Asked asked, Predicate<Task> scope) {
    boolean archived = asked.word("is_archived", "false", List.of("true", "false")).equals("true");
    var scoped = world.tasks.values().stream().filter(scope).filter(this::shown).toList();
    var states = states(asked);
    var since = since(asked);
    var fitting =
        scoped.stream()
            .filter(task -> (task.archivedAt != null) == archived)
            .filter(task -> states.isEmpty() || states.contains(task.state().word()))
            .filter(task -> !task.updatedAt.isBefore(since))
            .sorted(order(asked))
            .toList();
    var page = Paging.of(asked, withHidden(fitting));
    var body = Json.object();
    var visible = page.items().stream().flatMap(Optional::stream).map(shape::of).toList();
    body.set("tasks", Json.array(visible));
    body.put("total_active_count", scoped.stream().filter(t -> t.archivedAt == null).count());
    body.put("total_archived_count", scoped.stream().filter(t -> t.archivedAt != null).count());
    var reply = page.on(Reply.json(body));
    if (faults.pagesShift() && page.link().contains("rel=\"next\"")) {
      var last = fitting.getLast();
      last.updatedAt = world.clock.instant();
      faults.shifted(last.id);
    }
    return reply;
  }

  /** Empty places are taken by tasks that the caller may not see. */
  private List<Optional<Task>> withHidden(List<Task> tasks) {
    return Stream.concat(
            Collections.nCopies(faults.hidden(), Optional.<Task>empty()).stream(),
            tasks.stream().map(Optional::of))
        .toList();
  }

  private boolean shown(Task task) {
    var lag = faults.listLag();
    return lag.isZero() || !task.createdAt.isAfter(world.clock.instant().minus(lag));
  }

  private static Set<String> states(Asked asked) {
    var known = Arrays.stream(State.values()).map(State::word).collect(Collectors.toSet());
    var states = new HashSet<String>();
    for (var state : asked.param("state").orElse("").split(",", -1)) {
      if (!state.isEmpty() && !known.contains(state)) {
        throw Refusal.invalid("invalid", "state " + state + " is not known");
      }
      states.add(state);
    }
    states.remove("");
    return states;
  }

  private static Instant since(Asked asked) {
    try {
      return asked.param("since").map(Instant::parse).orElse(Instant.MIN);
    } catch (DateTimeParseException _) {
      throw Refusal.invalid("invalid", "since must be a time such as 2026-11-22T07:00:00Z");
    }
  }

  private static Comparator<Task> order(Asked asked) {
    var sort = asked.word("sort", "updated_at", List.of("updated_at", "created_at"));
    Comparator<Task> order =
        Comparator.comparing(task -> sort.equals("created_at") ? task.createdAt : task.updatedAt);
    boolean up = asked.word("direction", "desc", List.of("asc", "desc")).equals("asc");
    return (up ? order : order.reversed()).thenComparing(task -> task.id);
  }
}
