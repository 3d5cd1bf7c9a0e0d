package dev.pitwall.github.task;

import dev.pitwall.github.api.Words;
import dev.pitwall.session.Found;
import dev.pitwall.session.Handle;
import dev.pitwall.session.Person;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Task;
import dev.pitwall.session.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that was started elsewhere, as a session that was found; pure. */
public final class Discovery {
  /** What people call the agent that is none of the repository's own. */
  public static final String COPILOT = "Copilot";

  private Discovery() {}

  /**
   * @param by null when nobody of the workspace asked for it
   * @param author who did then, by GitHub's name; may be empty
   */
  public static Found of(Look look, Repository repository, @Nullable Person by, String author) {
    var task = look.task();
    var asked = task(task, repository, by, author);
    return new Found(
        News.ref(task.id()),
        task.htmlUrl().isBlank() ? null : task.htmlUrl(),
        asked,
        task.createdAt(),
        task.updatedAt(),
        news(look, asked));
  }

  private static Task task(
      AgentTask task, Repository repository, @Nullable Person by, String author) {
    var name = Words.line(task.name());
    var prompt = task.prompt();
    var title = name.isEmpty() ? Task.titleOf(prompt) : name;
    return new Task(
        News.PROVIDER,
        repository,
        title.isBlank() ? "A task without a name" : title,
        prompt,
        task.customAgent().id().isBlank() ? COPILOT : Words.line(task.customAgent().id()),
        Words.line(task.model()),
        task.base(),
        by,
        by == null ? Words.line(author) : "",
        null);
  }

  private static List<SessionEvent> news(Look look, Task asked) {
    var nobody =
        Session.queued(
            SessionTracker.sessionFor(look.task().id()),
            new Workspace(""),
            new Handle("0000"),
            asked,
            look.task().createdAt());
    var events = News.of(nobody, look);
    // Queued is how a found one begins, and that one has its reference already.
    return look.task().standing() == Standing.QUEUED
        ? events.stream().filter(e -> !(e instanceof SessionEvent.Started)).toList()
        : events;
  }
}
