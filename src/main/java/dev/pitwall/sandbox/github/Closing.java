package dev.pitwall.sandbox.github;

import dev.pitwall.sandbox.github.world.Notice;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.User;
import dev.pitwall.sandbox.github.world.World;

/** How people end pull requests. */
final class Closing {
  private final World world;

  Closing(World world) {
    this.world = world;
  }

  void merge(Task task, User by) {
    var pull = pull(task);
    pull.mergedAt = world.clock.instant();
    pull.mergedBy = by.id();
    pull.draft = false;
    close(task, by);
  }

  void close(Task task, User by) {
    var pull = pull(task);
    pull.open = false;
    pull.closedAt = world.clock.instant();
    pull.updatedAt = world.clock.instant();
    world.tell(new Notice.PullChanged(world.repo(task.repository), by.id(), "closed", pull));
  }

  private Pull pull(Task task) {
    return world
        .repo(task.repository)
        .pull(task.pull)
        .orElseThrow(() -> new IllegalStateException("The task has no pull request."));
  }
}
