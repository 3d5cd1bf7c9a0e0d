package dev.pitwall.sandbox.github.world;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything there is. Read it inside {@link #reading}, change it inside {@link #changing}. */
public final class World {
  public final InstantSource clock;
  public final Map<Long, Repo> repositories = new LinkedHashMap<>();
  public final Map<String, Task> tasks = new LinkedHashMap<>();
  public final Map<String, Token> tokens = new LinkedHashMap<>();
  private final List<Consumer<Notice>> listeners = new CopyOnWriteArrayList<>();
  private Memory memory = Memory.none();
  private long lastId = 2_871_000_000L;

  /** With the repositories and no tasks. */
  public World(InstantSource clock) {
    this.clock = clock;
    Repositories.all(clock.instant()).forEach(repo -> repositories.put(repo.id, repo));
  }

  /**
   * Takes up what the file holds, and keeps every later change there.
   *
   * @return false when the file held nothing yet
   */
  public synchronized boolean keepIn(Path file) throws IOException {
    memory = Memory.at(file);
    var kept = memory.read();
    kept.ifPresent(this::take);
    return kept.isPresent();
  }

  private void take(Memory.Kept kept) {
    lastId = kept.lastId();
    kept.repositories().forEach(repo -> repositories.put(repo.id, repo));
    kept.tasks().forEach(task -> tasks.put(task.id, task));
    kept.tokens().forEach(token -> tokens.put(token.text, token));
  }

  public synchronized <T> T reading(Supplier<T> work) {
    return work.get();
  }

  /** Keeps what the work changed before it returns. */
  public synchronized <T> T changing(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      memory.write(() ->
          new Memory.Kept(
              lastId,
              List.copyOf(repositories.values()),
              List.copyOf(tasks.values()),
              List.copyOf(tokens.values())));
    }
  }

  public synchronized long nextId() {
    return ++lastId;
  }

  /** Hears of every notice while the world is held; must not block. */
  public void listen(Consumer<Notice> listener) {
    listeners.add(listener);
  }

  public void tell(Notice notice) {
    listeners.forEach(listener -> listener.accept(notice));
  }

  public Repo repo(long id) {
    return Optional.ofNullable(repositories.get(id))
        .orElseThrow(() -> new IllegalArgumentException("No repository " + id + " here."));
  }

  public Optional<Repo> repo(String owner, String name) {
    return repositories.values().stream()
        .filter(repo -> repo.owner.equalsIgnoreCase(owner) && repo.name.equalsIgnoreCase(name))
        .findFirst();
  }

  public Optional<Task> task(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** The task whose pull request this is. */
  public Optional<Task> taskOf(Repo repo, int pull) {
    return tasks.values().stream()
        .filter(task -> task.repository == repo.id && task.pull == pull)
        .findFirst();
  }

  /** Tasks with a session that has not ended. */
  public List<Task> live() {
    return new ArrayList<>(
        tasks.values().stream().filter(task -> task.live().isPresent()).toList());
  }
}
