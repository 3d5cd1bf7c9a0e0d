package dev.pitwall.card;

import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.card.block.Surface;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DroppedLog;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A session's whole log as plain text: times in UTC, kinds, commands with all that is kept of what
 * they wrote.
 */
public final class LogFile {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MOST = 20_000_000;
  private static final int BATCH = 500;
  private static final String INDENT = "    ";

  private final StringBuilder text = new StringBuilder();

  private LogFile() {}

  /**
   * @param dropped what is gone from its beginning; null when nothing is
   * @param entries gives some entries from a position on, none behind the end
   */
  static String of(
      Session session, @Nullable DroppedLog dropped, LongFunction<List<LogEntry>> entries) {
    var file = new LogFile();
    file.head(session);
    long from = 0;
    if (dropped != null) {
      from = dropped.entries();
      file.text.append(
          "%d earlier entries were dropped on %s: logs are kept for %s.%n"
              .formatted(from, DAY.format(dropped.at()), DroppedWords.kept(dropped)));
    }
    for (var some = entries.apply(from); !some.isEmpty(); some = entries.apply(from)) {
      some.forEach(file::entry);
      from += some.size();
      if (file.text.length() > MOST) {
        file.text.append("\nThe log goes on, but a file of this size is hard to open.\n");
        break;
      }
    }
    return file.text.toString();
  }

  /** The file in the session's thread in that channel, or where to ask for it. */
  public static Reply reply(SessionStore store, Session session, Channel channel) {
    var shown = store.shown(session.id());
    var here = shown.stream().filter(s -> s.channel().equals(channel)).findFirst();
    if (here.isEmpty()) {
      return TypedBack.of(
          "The file goes into the session's thread, and its card is not in this channel. "
              + "Show it here first:",
          SlashCommand.line("show", session.handle().text()));
    }
    var ts = here.get().ts();
    if (ts == null) {
      return TypedBack.of("The session's card is still on its way. Ask again in a moment.", "");
    }
    var dropped = store.dropped(session.id()).orElse(null);
    if (dropped != null && DroppedWords.isWhole(session, dropped)) {
      return Reply.of(DroppedWords.of(session, dropped));
    }
    var content = of(session, dropped, from -> store.log(session.id(), from, BATCH));
    var comment = Mrkdwn.concat(Mrkdwn.text("The log of "), Mrkdwn.bold(session.task().title()));
    var name = session.handle().text() + "-log.txt";
    return new Reply.TextFile(channel, ts, name, content, Surface.fallback(comment));
  }

  private void head(Session session) {
    var task = session.task();
    text.append(task.title()).append('\n');
    text.append(
        "Session %s, %s in %s, %s%n"
            .formatted(
                session.handle().text(),
                task.agent(),
                task.repository().fullName(),
                session.state().word()));
    text.append("Times are UTC.\n\n");
    line(session.times().created(), "prompt", task.prompt());
  }

  private void entry(LogEntry entry) {
    switch (entry) {
      case LogEntry.Thought(var at, var words) -> line(at, "thought", words);
      case LogEntry.Message(var at, var words) -> line(at, "said", words);
      case LogEntry.Setup(var at, var words) -> line(at, "setup", words);
      case LogEntry.Progress(var at, var words) -> line(at, "progress", words);
      case LogEntry.Failure(var at, var words) -> line(at, "failure", words);
      case LogEntry.PersonSaid(var at, var by, var words) -> line(at, "told by " + by.id(), words);
      case ToolCall call -> call(call);
    }
  }

  private void call(ToolCall call) {
    var detail = call.detail();
    var status = call.status() == LogEntry.ToolStatus.COMPLETED ? "" : ", " + word(call.status());
    line(call.at(), word(call.kind()) + status, call.title());
    if (!detail.command().isBlank()) {
      indented("$ " + detail.command());
    }
    if (!detail.output().isBlank()) {
      indented(detail.output());
    }
    if (detail.exitCode() != null) {
      indented("exit code " + detail.exitCode());
    }
    detail
        .changes()
        .forEach(change ->
            indented("%s +%d -%d".formatted(change.path(), change.added(), change.removed())));
  }

  private void line(Instant at, String kind, String words) {
    text.append(TIME.format(at)).append("  ").append(kind).append(": ");
    text.append(words.strip().replace("\n", "\n" + INDENT)).append('\n');
  }

  private void indented(String words) {
    text.append(INDENT).append(words.stripTrailing().replace("\n", "\n" + INDENT)).append('\n');
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
