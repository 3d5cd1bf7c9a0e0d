package dev.pitwall.github.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One task's events, as far as they are read. */
final class TaskEvents {
  /** More than two pages: what was read of the last one must be known again. */
  private static final int KNOWN = 300;

  private final Told told = new Told();
  private final Events events;
  private final Set<Long> seen = new LinkedHashSet<>();
  private Cursor cursor;
  private boolean fresh = true;
  private boolean certain = true;
  private int listed;

  TaskEvents(Instant begun, Cursor cursor) {
    this.events = new Events(told, begun);
    this.cursor = cursor;
    told.onlyAfter(cursor.byTime() ? cursor.at() : Long.MIN_VALUE);
  }

  /** The page on which the list ended. */
  int lastPage() {
    return Math.max(1, Math.ceilDiv(listed, EventLog.PAGE));
  }

  int listed() {
    return listed;
  }

  boolean fullAt(int page) {
    return listed >= page * EventLog.PAGE;
  }

  /** Whether the batch, which is of the last page, has what was read of it. */
  boolean joins(JsonNode batch) {
    if (listed == 0) {
      return true;
    }
    int known = 0;
    for (var event : batch) {
      known += seen.contains(print(event)) ? 1 : 0;
    }
    return known == (listed - 1) % EventLog.PAGE + 1;
  }

  /** Whether something can be made of the beginning of the list alone. */
  boolean canBePart() {
    return !fresh || cursor.mark().count() == 0;
  }

  /**
   * Takes what was read.
   *
   * @param upTo how long the list is now
   * @param over nothing follows
   */
  void take(List<JsonNode> list, int upTo, boolean over) {
    var unseen = list.stream().filter(event -> seen.add(print(event))).toList();
    int index = fresh ? passOver(unseen) : 0;
    var rest = unseen.subList(index, unseen.size());
    rest.forEach(events::take);
    var prints = prints(rest);
    if (!prints.isEmpty()) {
      cursor = cursor.with("", false, cursor.mark().after(prints));
    }
    if (over && certain && !cursor.settled()) {
      events.settle();
      cursor = cursor.with("", true, cursor.mark());
    }
    listed = upTo;
    fresh = false;
    var latest = List.copyOf(seen);
    latest.subList(0, Math.max(0, latest.size() - KNOWN)).forEach(seen::remove);
  }

  /** Learns from what was told before; how much of the list that is. */
  private int passOver(List<JsonNode> list) {
    var place = cursor.mark().in(prints(list));
    certain = place.certain();
    cursor = cursor.with("", cursor.settled(), place.mark());
    told.mute(true);
    int index = 0;
    for (int durable = 0; durable < place.index(); index++) {
      durable += passing(list.get(index)) ? 0 : 1;
      events.take(list.get(index));
    }
    if (cursor.settled()) {
      events.settle();
    }
    told.mute(false);
    return index;
  }

  /** Of what may be gone when the list is read again nothing is told, and nothing is kept. */
  private static List<Long> prints(List<JsonNode> list) {
    var prints = new ArrayList<Long>();
    list.stream().filter(event -> !passing(event)).forEach(event -> prints.add(print(event)));
    return prints;
  }

  private static boolean passing(JsonNode event) {
    return event.path("ephemeral").asBoolean() || event.path("pending").asBoolean();
  }

  private static long print(JsonNode event) {
    var id = event.path("id").asText("");
    var name = id.isEmpty() ? event.toString() : id;
    // What stands in for an event yet to come is another.
    return Mark.print(event.path("pending").asBoolean() ? name + "?" : name);
  }

  Cursor cursor() {
    return cursor;
  }

  /** Whether the list is the one that was read before, only longer. */
  boolean certain() {
    return certain;
  }

  LogNews.Read news() {
    var entries = told.take();
    for (var entry : entries) {
      cursor = cursor.at(entry.at().toEpochMilli());
    }
    return new LogNews.Read(
        entries,
        cursor.stored(),
        events.activity(),
        events.question(),
        events.closing(),
        events.failure());
  }
}
