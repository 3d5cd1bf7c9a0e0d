package dev.pitwall.github.log;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Objects;

/**
 * How far a log was read, as it is stored.
 *
 * @param way in which it was read; a log that is then read in another goes on by time
 * @param at the time of the latest entry, milliseconds
 * @param turn being read; empty where all turns are one list
 * @param settled whether what was open at the mark was told as ended
 * @param seen prints of what was told, where there is no order to go by
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Cursor(LogWay way, long at, String turn, boolean settled, Mark mark, List<Long> seen) {
  Cursor {
    turn = Objects.requireNonNullElse(turn, "");
    mark = Objects.requireNonNullElse(mark, Mark.START);
    seen = List.copyOf(Objects.requireNonNullElse(seen, List.of()));
  }

  static Cursor start(LogWay way) {
    return new Cursor(way, Long.MIN_VALUE, "", false, Mark.START, List.of());
  }

  /** Reads what was stored; another way's gives only its time, nonsense nothing. */
  static Cursor read(String stored, LogWay way) {
    var json = Foreign.json(stored);
    if (!json.isObject()) {
      return start(way);
    }
    try {
      var cursor = Foreign.JSON.treeToValue(json, Cursor.class);
      return cursor.way() == way
          ? cursor
          : new Cursor(way, cursor.at(), "", false, Mark.START, List.of());
    } catch (JsonProcessingException e) {
      return start(way);
    }
  }

  Cursor with(String nextTurn, boolean nextSettled, Mark next) {
    return new Cursor(way, at, nextTurn, nextSettled, next, seen);
  }

  Cursor at(long time) {
    return new Cursor(way, Math.max(at, time), turn, settled, mark, seen);
  }

  Cursor seen(List<Long> next) {
    return new Cursor(way, at, turn, settled, mark, next);
  }

  /** Whether it is another way's: what is not newer than its time was told. */
  boolean byTime() {
    return mark.equals(Mark.START) && turn.isEmpty() && seen.isEmpty();
  }

  String stored() {
    try {
      return Foreign.JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
