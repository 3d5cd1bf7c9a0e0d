package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.LOG_ENTRY;
import static dev.pitwall.store.schema.Tables.SESSION;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.octetLength;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record3;

/**
 * Drops logs some time after their session has ended. In steps, each a transaction of its own;
 * whatever comes between two of them, the next begins where the last one ended.
 */
public final class OldLogs {
  private static final long PAGE = 4_096;

  private final Database database;
  private final Duration kept;

  /**
   * @param kept how long after its session's end, whole days
   */
  public OldLogs(Database database, Duration kept) {
    this.database = database;
    this.kept = kept;
  }

  /** Drops all that is older. */
  public void drop(Instant now) {
    new Unhurried(database).run(pages -> step(now, pages));
  }

  /**
   * @param pages how many to free; an entry of less counts as one
   * @return whether there was anything to drop
   */
  boolean step(Instant now, int pages) {
    var before = now.minus(kept);
    var pieces = some(before, pages);
    return !pieces.isEmpty()
        && database.write(sql -> {
          pieces.forEach(piece -> drop(sql.dsl(), piece, before, now));
          return true;
        });
  }

  /** What one step takes. */
  private List<Piece> some(Instant before, int pages) {
    return database.read(dsl -> {
      var pieces = new ArrayList<Piece>();
      var room = new Room(pages);
      var old =
          dsl.select(SESSION.ID, SESSION.LOG_FROM, SESSION.LOG_SIZE)
              .from(SESSION)
              .where(SESSION.LOG_ENDED_AT.lt(before))
              .orderBy(SESSION.LOG_ENDED_AT, SESSION.ID)
              .limit(pages)
              .fetch();
      for (var session : old) {
        if (room.isLeft()) {
          pieces.add(piece(dsl, session, room));
          room.take(0); // The session's own row.
        }
      }
      return pieces;
    });
  }

  private static Piece piece(DSLContext dsl, Record3<String, Long, Long> session, Room room) {
    long from = session.value2();
    long to = from;
    var entries =
        dsl.select(LOG_ENTRY.SEQ, octetLength(LOG_ENTRY.BODY))
            .from(LOG_ENTRY)
            .where(LOG_ENTRY.SESSION_ID.eq(session.value1()).and(LOG_ENTRY.SEQ.ge(from)))
            .orderBy(LOG_ENTRY.SEQ)
            .limit(room.pages)
            .fetch();
    for (var entry : entries) {
      if (room.isLeft()) {
        room.take(entry.value2());
        to = entry.value1() + 1;
      }
    }
    return new Piece(session.value1(), from, room.isLeft() ? session.value3() : to);
  }

  /** Nothing when the session has gone on meanwhile. */
  private void drop(DSLContext dsl, Piece piece, Instant before, Instant now) {
    var whole = SESSION.LOG_SIZE.le(piece.to);
    int rows =
        dsl.update(SESSION)
            .set(SESSION.LOG_FROM, piece.to)
            .set(SESSION.LOG_DROPPED_AT, now)
            .set(SESSION.LOG_KEPT_DAYS, kept.toDays())
            .set(
                SESSION.LOG_ENDED_AT,
                when(whole, castNull(SESSION.LOG_ENDED_AT)).otherwise(SESSION.LOG_ENDED_AT))
            .where(SESSION.ID.eq(piece.session).and(SESSION.LOG_ENDED_AT.lt(before)))
            .and(SESSION.LOG_FROM.eq(piece.from))
            .execute();
    if (rows == 1) {
      dsl.deleteFrom(LOG_ENTRY)
          .where(LOG_ENTRY.SESSION_ID.eq(piece.session))
          .and(LOG_ENTRY.SEQ.ge(val(piece.from)).and(LOG_ENTRY.SEQ.lt(piece.to)))
          .execute();
    }
  }

  /** Entries of a session's log, up to before the last. */
  private record Piece(String session, long from, long to) {}

  /** What a step may yet take. An entry is freed page by page. */
  private static final class Room {
    private long pages;

    Room(long pages) {
      this.pages = pages;
    }

    boolean isLeft() {
      return pages > 0;
    }

    void take(long size) {
      pages -= 1 + size / PAGE;
    }
  }
}
