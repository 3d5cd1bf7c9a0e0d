package dev.pitwall.sandbox.github;

import dev.pitwall.sandbox.github.play.Agent;
import dev.pitwall.sandbox.github.play.Wish;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.User;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.time.Duration;

/** A few tasks of the past. */
final class Seeds {
  private final World world;
  private final Agent agent;

  Seeds(World world, Agent agent) {
    this.world = world;
    this.agent = agent;
  }

  void plant() {
    var merged =
        task("shop", Users.ALICE, "Round totals half up in the price list", Duration.ofDays(9));
    merge(merged);
    task("shop", Users.BOB, "Explain the deployment in the readme", Duration.ofDays(4));
    task("shop", Users.ALICE, "[fail] Upgrade the test runner", Duration.ofDays(2));
    task("api", Users.BOB, "Describe the order endpoint", Duration.ofDays(1));
  }

  private Task task(String repository, User by, String prompt, Duration ago) {
    var repo = world.repo(Users.OCTO_ORG.login(), repository).orElseThrow();
    var at = world.clock.instant().minus(ago);
    var task = agent.start(repo, by, prompt, Wish.PULL, "task_api", at);
    agent.performSince(task, at);
    return task;
  }

  private void merge(Task task) {
    world
        .repo(task.repository)
        .pull(task.pull)
        .ifPresent(pull -> {
          pull.open = false;
          pull.mergedAt = task.updatedAt.plus(Duration.ofHours(3));
          pull.closedAt = pull.mergedAt;
          pull.updatedAt = task.updatedAt.plus(Duration.ofHours(3));
          pull.mergedBy = task.creator;
        });
  }
}
