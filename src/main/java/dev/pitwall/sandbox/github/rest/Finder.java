package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.World;

/** What a path speaks of. What the caller may not see is not found. */
final class Finder {
  final World world;

  Finder(World world) {
    this.world = world;
  }

  /** The repository that {@code {owner}/{repo}} names. */
  Repo repo(Asked asked) {
    return world
        .repo(asked.place("owner"), asked.place("repo"))
        .filter(repo -> repo.role(asked.caller()).reads())
        .orElseThrow(Refusal::notFound);
  }

  /** The same, for somebody who may change it; 403 for others. */
  Repo writable(Asked asked) {
    var repo = repo(asked);
    needsWrite(repo, asked);
    return repo;
  }

  static void needsWrite(Repo repo, Asked asked) {
    if (!repo.role(asked.caller()).writes()) {
      throw Refusal.writersOnly();
    }
  }

  /** The task that {@code {id}} names, in the path's repository if the path has one. */
  Task task(Asked asked) {
    return world
        .task(asked.place("id"))
        .filter(task -> world.repo(task.repository).role(asked.caller()).reads())
        .filter(task -> !asked.captured().containsKey("repo") || repo(asked).id == task.repository)
        .orElseThrow(Refusal::notFound);
  }

  Pull pull(Asked asked) {
    return repo(asked).pull(number(asked)).orElseThrow(Refusal::notFound);
  }

  static int number(Asked asked) {
    return Math.toIntExact(Math.min(asked.id("number"), Integer.MAX_VALUE));
  }
}
