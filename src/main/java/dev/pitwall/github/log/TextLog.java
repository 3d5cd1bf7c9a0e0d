package dev.pitwall.github.log;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.session.LogEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Copilot's text log, one for each turn, which GitHub gives from its beginning each time.
 * When a turn is over and another has begun, reading goes on there.
 */
final class TextLog implements SessionLog {
  private final GitHub github;
  private final Memory<TurnLog> memory = new Memory<>();

  TextLog(GitHub github) {
    this.github = github;
  }

  /** Where the log of a turn is. */
  static Call call(String turn) {
    return Call.copilot("/agents/sessions/" + Foreign.encoded(turn) + "/logs");
  }

  @Override
  public LogNews news(Account account, LogSubject subject, String cursor) {
    return memory.alone(
        subject.taskId(),
        task -> {
          var known = memory.take(task, account.userId(), cursor).orElse(null);
          var read = read(account, subject, Cursor.read(cursor, LogWay.TEXT), known);
          var last = read.last();
          if (last != null && last.certain()) {
            memory.keep(task, account.userId(), last.cursor().stored(), last);
          }
          return read.news();
        });
  }

  /** What was read, and the log with which to go on; null for none. */
  private record Reading(LogNews news, @Nullable TurnLog last) {}

  private Reading read(Account account, LogSubject subject, Cursor from, @Nullable TurnLog known) {
    LogNews news = new LogNews.Unchanged();
    var entries = new ArrayList<LogEntry>();
    var last = known;
    var cursor = from;
    var turns = left(subject, from);
    for (var turn : turns) {
      boolean goesOn = known != null && known.reads(turn);
      var log = known != null && goesOn ? known : begun(turn, cursor, from);
      var call = call(turn.id());
      var answer = goesOn ? github.get(account, call) : github.getAgain(account, call);
      var trouble = log.take(answer, turn, !turn.equals(turns.getLast()));
      if (trouble != null) {
        boolean more = changed(from, cursor);
        return new Reading(more ? news : new LogNews.Trouble(trouble), more ? null : known);
      }
      entries.addAll(log.entries());
      cursor = log.cursor();
      news = changed(from, cursor) ? log.news(entries) : news;
      last = log;
      if (!turn.over()) {
        break;
      }
    }
    return new Reading(news, last);
  }

  private static TurnLog begun(LogSubject.Turn turn, Cursor cursor, Cursor from) {
    return new TurnLog(turn, cursor, from.byTime() ? from.at() : Long.MIN_VALUE);
  }

  private static boolean changed(Cursor from, Cursor to) {
    return !from.equals(to);
  }

  /** The turns from the one that is being read. */
  private static List<LogSubject.Turn> left(LogSubject subject, Cursor from) {
    var turns = subject.begun();
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).id().equals(from.turn())) {
        return turns.subList(i, turns.size());
      }
    }
    return turns;
  }
}
