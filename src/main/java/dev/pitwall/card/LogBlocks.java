package dev.pitwall.card;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.card.block.Sign;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolStatus;
import java.util.ArrayList;
import java.util.List;

/** Log entries as people read them: time, sign, words; what a command wrote as code below it. */
final class LogBlocks {
  private static final int TEXT = 2000;
  private static final int TOGETHER = 2500;

  private final List<Block> blocks = new ArrayList<>();
  private final List<Mrkdwn> lines = new ArrayList<>();

  private LogBlocks() {}

  static List<Block> of(List<LogEntry> entries) {
    var log = new LogBlocks();
    entries.forEach(log::add);
    log.finishSection();
    return log.blocks;
  }

  private void add(LogEntry entry) {
    line(entry, words(entry));
    if (entry instanceof ToolCall call && tells(call)) {
      finishSection();
      blocks.add(new Block.Code(Tail.of(call.detail().output())));
    }
  }

  /** What a file holds is no news; what a command wrote, and why something failed, is. */
  private static boolean tells(ToolCall call) {
    boolean told =
        switch (call.kind()) {
          case EXECUTE, OTHER -> true;
          case READ, SEARCH, FETCH, EDIT, DELETE, MOVE, THINK -> call.status() == ToolStatus.FAILED;
        };
    return told && !call.detail().output().isBlank();
  }

  private void line(LogEntry entry, Mrkdwn words) {
    var line =
        Mrkdwn.join(
            " ", List.of(Mrkdwn.time(entry.at()), Mrkdwn.sign(sign(entry)), words.fit(TEXT)));
    int together = lines.stream().mapToInt(l -> l.toString().length() + 1).sum();
    if (together + line.toString().length() > TOGETHER) {
      finishSection();
    }
    lines.add(line);
  }

  /** Lines that follow one another share a section: less air, fewer blocks. */
  private void finishSection() {
    if (!lines.isEmpty()) {
      blocks.add(new Block.Section(Mrkdwn.stack(lines)));
      lines.clear();
    }
  }

  private static Sign sign(LogEntry entry) {
    return switch (entry) {
      case LogEntry.Thought _ -> Sign.THOUGHT;
      case LogEntry.Message _ -> Sign.SAID;
      case LogEntry.Setup _ -> Sign.PREPARED;
      case LogEntry.Progress _ -> Sign.PLANNED;
      case LogEntry.Failure _ -> Sign.FAILED;
      case LogEntry.PersonSaid _ -> Sign.TOLD;
      case ToolCall call -> sign(call);
    };
  }

  private static Sign sign(ToolCall call) {
    if (call.status() == ToolStatus.FAILED) {
      return Sign.FAILED;
    }
    return switch (call.kind()) {
      case READ, SEARCH, FETCH -> Sign.EXPLORED;
      case EDIT, DELETE, MOVE -> Sign.CHANGED;
      case THINK -> Sign.THOUGHT;
      case EXECUTE, OTHER -> Sign.RAN;
    };
  }

  private static Mrkdwn words(LogEntry entry) {
    return switch (entry) {
      case LogEntry.Thought(_, var text) -> Mrkdwn.lines(text);
      case LogEntry.Message(_, var text) -> Mrkdwn.lines(text);
      case LogEntry.Setup(_, var text) -> Mrkdwn.lines(text);
      case LogEntry.Progress(_, var text) -> Mrkdwn.lines(text);
      case LogEntry.Failure(_, var text) -> Mrkdwn.lines(text);
      case LogEntry.PersonSaid(_, var by, var text) ->
          Mrkdwn.concat(Mrkdwn.mention(by), Mrkdwn.text(": "), Mrkdwn.lines(text));
      case ToolCall call -> words(call);
    };
  }

  private static Mrkdwn words(ToolCall call) {
    var detail = call.detail();
    var parts = new ArrayList<Mrkdwn>();
    parts.add(
        detail.command().isBlank() ? Mrkdwn.text(call.title()) : Mrkdwn.code(detail.command()));
    detail.changes().forEach(change -> parts.add(WorkWords.change(change)));
    if (detail.exitCode() != null && detail.exitCode() != 0) {
      parts.add(Mrkdwn.text("exit code " + detail.exitCode()));
    } else if (call.status() != ToolStatus.COMPLETED) {
      parts.add(Mrkdwn.text(call.status() == ToolStatus.FAILED ? "failed" : "cancelled"));
    }
    return Mrkdwn.join(" · ", parts);
  }
}
