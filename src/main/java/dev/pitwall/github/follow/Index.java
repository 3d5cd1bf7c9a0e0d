package dev.pitwall.github.follow;

import dev.pitwall.github.task.AgentTask;
import dev.pitwall.session.Repository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tasks that are followed; of those that are over the longest untouched are forgotten. */
final class Index {
  private static final int MOST = 20_000;

  private final Map<String, Tracked> tasks = new LinkedHashMap<>(64, 0.75f, true);

  synchronized Optional<Tracked> find(String taskId) {
    return Optional.ofNullable(tasks.get(taskId));
  }

  synchronized Tracked track(String taskId, Repository repository) {
    if (tasks.size() >= MOST) {
      forget();
    }
    return tasks.computeIfAbsent(taskId, id -> new Tracked(id, repository));
  }

  /** It is another one's. */
  synchronized void remove(Tracked tracked) {
    tasks.remove(tracked.taskId, tracked);
  }

  private void forget() {
    var over = tasks.values().stream().filter(t -> t.over).limit(MOST / 10).toList();
    over.forEach(t -> tasks.remove(t.taskId));
  }

  /** Those that are not over. */
  synchronized List<Tracked> open() {
    return tasks.values().stream().filter(t -> !t.over).toList();
  }

  /** Those of a repository. */
  synchronized List<Tracked> in(Repository repository) {
    return tasks.values().stream()
        .filter(t -> t.repository.fullName().equalsIgnoreCase(repository.fullName()))
        .toList();
  }

  /** A task that this user has seen and that is over. */
  synchronized Optional<AgentTask> anyOver(long userId) {
    return tasks.values().stream()
        .filter(t -> t.over && t.account != null && t.account.userId() == userId)
        .filter(t -> t.task != null && t.task.creator().id() == userId)
        .flatMap(t -> Stream.ofNullable(t.task))
        .findFirst();
  }
}
