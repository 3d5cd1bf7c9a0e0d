package dev.pitwall.github.log;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer.Unclear;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import org.jspecify.annotations.Nullable;

/** Reads a task's events, page by page, all turns in one list. */
final class EventLog implements SessionLog {
  static final int PAGE = 100;
  private static final int TRIES = 3;

  private final GitHub github;
  private final Memory<TaskEvents> memory = new Memory<>();

  EventLog(GitHub github) {
    this.github = github;
  }

  /** Where a page of a task's events is. */
  static Call call(String task, int page, int size) {
    return Call.api(
        "/agents/tasks/" + Foreign.encoded(task) + "/events?page=" + page + "&per_page=" + size);
  }

  @Override
  public LogNews news(Account account, LogSubject subject, String cursor) {
    return memory.alone(
        subject.taskId(),
        task -> {
          var known = memory.take(task, account.userId(), cursor).orElse(null);
          return read(account, subject, cursor, known);
        });
  }

  private LogNews read(
      Account account, LogSubject subject, String stored, @Nullable TaskEvents known) {
    var from = Cursor.read(stored, LogWay.EVENTS);
    var pages = new EventPages(github, account, subject.taskId(), known).read();
    var events = known;
    for (int tries = 1; pages.shifted(); tries++) {
      if (tries > TRIES) {
        return new LogNews.Trouble(new Unclear("The events change faster than they are read"));
      }
      events = null;
      pages = new EventPages(github, account, subject.taskId(), null).read();
    }
    events = events != null ? events : new TaskEvents(subject.created(), from);
    var trouble = pages.trouble();
    if (trouble != null && (pages.events().isEmpty() || !events.canBePart())) {
      memory.keep(subject.taskId(), account.userId(), stored, known);
      return new LogNews.Trouble(trouble);
    }
    events.take(pages.events(), pages.upTo(), trouble == null && subject.over());
    var news = events.news();
    if (events.certain()) {
      memory.keep(subject.taskId(), account.userId(), news.cursor(), events);
    }
    return pages.changed() || !news.cursor().equals(stored) ? news : new LogNews.Unchanged();
  }
}
