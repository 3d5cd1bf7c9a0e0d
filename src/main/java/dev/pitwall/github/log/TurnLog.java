package dev.pitwall.github.log;

import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.NotModified;
import dev.pitwall.github.api.Answer.Refused;
import dev.pitwall.github.api.Answer.Taken;
import dev.pitwall.github.log.LogSubject.Turn;
import dev.pitwall.session.LogEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One turn's text log, as far as it is read. */
final class TurnLog {
  private final Turn turn;
  private final Told told = new Told();
  private Chunks chunks;
  private Cursor cursor;
  private boolean certain = true;
  private boolean read;

  /** Where the line that was read last stands, and its print: the log goes on behind it. */
  private int lastFrom;

  private int lastTo;
  private long lastPrint;

  /**
   * @param cursor this turn's, or the one before's
   * @param notBefore what is not later than this, in milliseconds, was told
   */
  TurnLog(Turn turn, Cursor cursor, long notBefore) {
    this.turn = turn;
    this.chunks = new Chunks(told, turn.created());
    this.cursor =
        cursor.turn().equals(turn.id()) ? cursor : cursor.with(turn.id(), false, Mark.START);
    told.onlyAfter(notBefore);
  }

  boolean reads(Turn other) {
    return turn.id().equals(other.id());
  }

  /**
   * Takes what GitHub answered.
   *
   * @return the answer when it keeps from reading; null when it does not
   */
  @Nullable Answer take(Answer answer, Turn now, boolean anotherFollows) {
    switch (answer) {
      case Taken taken -> text(taken.body());
      case NotModified _ -> {}
      // It has none yet, or had no time for one.
      case Refused(var kind, _, _, _)
          when kind == Kind.NOT_FOUND && (anotherFollows || (!now.over() && !begun())) -> {}
      default -> {
        return answer;
      }
    }
    if (now.over() && certain && read && !cursor.settled()) {
      chunks.settle();
      cursor = cursor.with(turn.id(), true, cursor.mark());
    }
    return null;
  }

  private boolean begun() {
    return cursor.mark().count() > 0;
  }

  private void text(String text) {
    boolean goesOn =
        read
            && lastTo > 0
            && lastTo <= text.length()
            && Mark.print(text, lastFrom, lastTo) == lastPrint;
    if (goesOn) {
      follow(lines(text, lastTo), text, 0);
    } else {
      again(text);
    }
    read = true;
  }

  private void again(String text) {
    var lines = lines(text, 0);
    var place = cursor.mark().in(lines.stream().map(Line::print).toList());
    certain = place.certain();
    cursor = cursor.with(turn.id(), cursor.settled(), place.mark());
    chunks = new Chunks(told, turn.created());
    told.mute(true);
    lines.subList(0, place.index()).forEach(line -> chunks.line(line.in(text)));
    if (cursor.settled()) {
      chunks.settle();
    }
    told.mute(false);
    follow(lines, text, place.index());
  }

  private void follow(List<Line> lines, String text, int index) {
    var rest = lines.subList(index, lines.size());
    rest.forEach(line -> chunks.line(line.in(text)));
    if (!rest.isEmpty()) {
      var prints = rest.stream().map(Line::print).toList();
      cursor = cursor.with(turn.id(), false, cursor.mark().after(prints));
    }
    if (!lines.isEmpty()) {
      lastFrom = lines.getLast().from();
      lastTo = lines.getLast().to();
      lastPrint = lines.getLast().print();
    }
  }

  /** A line that is all there and not blank. */
  private record Line(int from, int to, long print) {
    String in(String text) {
      return text.substring(from, to);
    }
  }

  private static List<Line> lines(String text, int from) {
    var lines = new ArrayList<Line>();
    for (int start = from; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      int to = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      if (!blank(text, start, to) && (newline >= 0 || Chunks.whole(text.substring(start, to)))) {
        lines.add(new Line(start, to, Mark.print(text, start, to)));
      }
      start = end + 1;
    }
    return lines;
  }

  private static boolean blank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** What was told since this was last asked; its last time is the cursor's. */
  List<LogEntry> entries() {
    var entries = told.take();
    for (var entry : entries) {
      cursor = cursor.at(entry.at().toEpochMilli());
    }
    return entries;
  }

  Cursor cursor() {
    return cursor;
  }

  /** Whether the log is the one that was read before, only longer. */
  boolean certain() {
    return certain && read;
  }

  LogNews.Read news(List<LogEntry> entries) {
    return new LogNews.Read(
        entries, cursor.stored(), chunks.activity(), null, chunks.closing(), chunks.failure());
  }
}
