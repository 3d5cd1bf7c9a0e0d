package dev.pitwall.sandbox.github.play;

import dev.pitwall.sandbox.github.world.AgentSession;
import dev.pitwall.sandbox.github.world.Ids;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.User;
import dev.pitwall.sandbox.github.world.World;
import java.time.Instant;

/** Takes on new tasks and new sessions of old ones. */
final class Orders {
  private static final String AUTO = "claude-sonnet-4.6";
  private static final int NAME_LENGTH = 80;

  private final World world;
  private final Plays plays;

  Orders(World world, Plays plays) {
    this.world = world;
    this.plays = plays;
  }

  /**
   * @param cause what began it, such as {@code task_api}
   */
  Task task(Repo repo, User by, String prompt, Wish wish, String cause, Instant now) {
    var task = new Task();
    task.id = Ids.uuid();
    task.repository = repo.id;
    task.creator = by.id();
    task.name = name(prompt);
    task.wantsPull = wish.pull();
    task.base = wish.base();
    task.model = wish.model().isEmpty() ? AUTO : wish.model();
    task.agent = wish.agent();
    if (!wish.head().isEmpty()) {
      goOnWith(task, repo, wish);
    }
    task.createdAt = now;
    session(task, by, prompt, cause, plays.choose(prompt, Plays.ANY), now);
    world.tasks.put(task.id, task);
    return task;
  }

  private static void goOnWith(Task task, Repo repo, Wish wish) {
    task.head = wish.head();
    repo.pulls.values().stream()
        .filter(pull -> pull.open && same(pull, wish))
        .findFirst()
        .ifPresent(pull -> task.pull = pull.number);
  }

  private static boolean same(Pull pull, Wish wish) {
    return pull.head.equals(wish.head()) && pull.base.equals(wish.base());
  }

  AgentSession followUp(Task task, User by, String text, String cause, Instant now) {
    var play = plays.tagged(text).orElse(Plays.FOLLOW_UP);
    return session(task, by, text, cause, play, now);
  }

  private AgentSession session(
      Task task, User by, String prompt, String cause, String play, Instant now) {
    var session = new AgentSession();
    session.id = Ids.uuid();
    session.name = name(prompt);
    session.user = by.id();
    session.prompt = prompt;
    session.cause = cause;
    session.play = play;
    session.createdAt = now;
    session.updatedAt = now;
    session.nextAt = now;
    task.sessions.add(session);
    task.updatedAt = now;
    return session;
  }

  /** The prompt's first line without what only the plays read. */
  static String name(String prompt) {
    var line = prompt.strip().lines().findFirst().orElse("").replaceAll("\\[[a-z-]+\\] ?", "");
    line = line.replaceAll("^@copilot ", "").strip();
    if (line.codePointCount(0, line.length()) <= NAME_LENGTH) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, NAME_LENGTH)) + "…";
  }
}
