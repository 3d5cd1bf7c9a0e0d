package dev.pitwall.github.log;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.GitHub;

/**
 * Makes a log of what everybody sees: the pull request's timeline, with its commits and comments,
 * and the checklist in its description; while there is no pull request, the branch's commits.
 */
final class PublicLog implements SessionLog {
  private final GitHub github;
  private final Memory<Signals> memory = new Memory<>();

  PublicLog(GitHub github) {
    this.github = github;
  }

  @Override
  public LogNews news(Account account, LogSubject subject, String cursor) {
    return memory.alone(
        subject.taskId(),
        task -> {
          var from = Cursor.read(cursor, LogWay.PUBLIC);
          var known = memory.take(task, account.userId(), cursor).orElse(null);
          var signals = known != null ? known : new Signals(subject.created(), from);
          var look = new PublicLook(github, account, subject, signals, known != null);
          var trouble = look.look();
          if (trouble != null) {
            // What was seen of it is not told yet, and is asked for anew.
            return new LogNews.Trouble(trouble);
          }
          var news = signals.news(look::commit);
          memory.keep(task, account.userId(), news.cursor(), signals);
          return look.changed() ? news : new LogNews.Unchanged();
        });
  }
}
