package dev.pitwall.github;

import dev.pitwall.access.Account;
import dev.pitwall.github.log.LogNews;
import dev.pitwall.github.log.LogSubject;
import dev.pitwall.github.log.SessionLog;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Question;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Logs of lines; the cursor says how many were read. */
public final class FakeLog implements SessionLog {
  private final Map<String, List<String>> lines = new HashMap<>();
  private final InstantSource clock;
  public final List<String> reads = new ArrayList<>();
  public @Nullable Question question;

  /** Something that happens between reading a log and telling what it says. */
  public Runnable onNews = () -> {};

  public FakeLog(InstantSource clock) {
    this.clock = clock;
  }

  public void says(String taskId, String... texts) {
    lines.computeIfAbsent(taskId, _ -> new ArrayList<>()).addAll(List.of(texts));
  }

  @Override
  public LogNews news(Account account, LogSubject subject, String cursor) {
    reads.add(subject.taskId());
    var all = lines.getOrDefault(subject.taskId(), List.of());
    int read = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    var entries = new ArrayList<LogEntry>();
    all.subList(read, all.size())
        .forEach(text -> entries.add(new LogEntry.Message(clock.instant(), text)));
    onNews.run();
    return new LogNews.Read(
        entries,
        Integer.toString(all.size()),
        all.isEmpty() ? "" : "thinking",
        question,
        all.isEmpty() ? "" : all.getLast(),
        "");
  }
}
