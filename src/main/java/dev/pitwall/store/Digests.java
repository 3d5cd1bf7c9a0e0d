package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.SESSION;
import static dev.pitwall.store.schema.Tables.TARGET;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.pitwall.delivery.Lane;
import dev.pitwall.delivery.Target.Kind;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore.Shown;
import java.time.Duration;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Which stretches of logs are to be shown. At most one digest of a session and channel gathers: its
 * end is open (-1) until it is being sent, so the log may grow without a write here.
 */
final class Digests {
  private static final long OPEN = -1;
  private static final Condition GATHERS =
      TARGET.KIND.eq(inline(Kind.DIGEST.name())).and(TARGET.DIRTY).and(TARGET.TO_ENTRY.eq(OPEN));

  private static final Condition IS_CARD = TARGET.KIND.eq(inline(Kind.CARD.name()));

  private final DSLContext dsl;
  private final Duration gather;

  Digests(DSLContext dsl, Duration gather) {
    this.dsl = dsl;
    this.gather = gather;
  }

  /**
   * The log has entries that no digest holds.
   *
   * @return whether anything is to be sent that was not before
   */
  boolean grow(Session session, Shown card, Instant now) {
    if (card.level() == DigestLevel.OFF) {
      return false;
    }
    if (session.ended() && flush(session.id(), card.channel(), Lane.DIGEST, now) > 0) {
      return true;
    }
    var here = ShownThings.in(session.id(), card.channel());
    if (dsl.fetchExists(TARGET, here.and(GATHERS))) {
      return false;
    }
    var due = session.ended() ? now : now.plus(gather);
    return begin(session.id(), card.channel(), session.logSize(), due, now);
  }

  /** The log goes on behind the end of a digest that is now sent, skipped or given up. */
  boolean goOn(SessionId id, Channel channel, Instant now) {
    var session =
        dsl.select(SESSION.LOG_SIZE, SESSION.ENDED_AT)
            .from(SESSION)
            .where(SESSION.ID.eq(id.text()))
            .fetchSingle();
    boolean off = NewTarget.level(dsl, id, channel).equals(DigestLevel.OFF.name());
    return !off
        && !dsl.fetchExists(TARGET, ShownThings.in(id, channel).and(GATHERS))
        && begin(
            id, channel, session.value1(), session.value2() == null ? now.plus(gather) : now, now);
  }

  /** A new digest of everything behind the last, if there is anything. */
  private boolean begin(SessionId id, Channel channel, long logSize, Instant due, Instant now) {
    var here = ShownThings.in(id, channel);
    var end = when(IS_CARD, TARGET.FROM_ENTRY).otherwise(TARGET.TO_ENTRY);
    long from = dsl.select(max(end)).from(TARGET).where(here).fetchSingle().value1();
    if (from >= logSize) {
      return false;
    }
    long place = NewTarget.nextPlace(dsl, id, channel);
    var row = NewTarget.of(id, channel, Kind.DIGEST, String.valueOf(place), now);
    row.setPlace(place);
    row.setLevel(NewTarget.level(dsl, id, channel));
    row.setFromEntry(from);
    row.setDueAt(due);
    dsl.insertInto(TARGET).set(row).execute();
    return true;
  }

  /** A digest with nothing in it is never shown; the next one begins at its end. */
  void drop(String key, SessionId id, Channel channel, long end) {
    dsl.deleteFrom(TARGET).where(TARGET.KEY.eq(key)).execute();
    dsl.update(TARGET)
        .set(TARGET.FROM_ENTRY, greatest(TARGET.FROM_ENTRY, val(end)))
        .where(ShownThings.in(id, channel).and(IS_CARD))
        .execute();
  }

  /** What gathers is due now; what waits because Slack wants it to goes on waiting. */
  int flush(SessionId session, Channel channel, Lane lane, Instant now) {
    return dsl.update(TARGET)
        .set(TARGET.DUE_AT, now)
        .set(
            TARGET.LANE,
            when(TARGET.LANE.lt(LaneNumbers.of(lane)), TARGET.LANE).otherwise(LaneNumbers.of(lane)))
        .where(ShownThings.in(session, channel))
        .and(GATHERS)
        .and(TARGET.ATTEMPTS.eq(0))
        .execute();
  }

  /** After a digest was sent, the next gathers for the whole time again. */
  void pause(SessionId session, Channel channel, Instant now) {
    dsl.update(TARGET)
        .set(TARGET.DUE_AT, greatest(TARGET.DUE_AT, val(now.plus(gather), TARGET.DUE_AT)))
        .where(ShownThings.in(session, channel))
        .and(GATHERS)
        .and(TARGET.LANE.eq(LaneNumbers.of(Lane.DIGEST)))
        .execute();
  }

  /** Another level for what is not shown yet; nothing is made up for when it was off. */
  void level(Session session, Channel channel, DigestLevel level) {
    var here = ShownThings.in(session.id(), channel);
    var before = NewTarget.level(dsl, session.id(), channel);
    if (before.equals(DigestLevel.OFF.name())) {
      dsl.update(TARGET)
          .set(TARGET.FROM_ENTRY, session.logSize())
          .where(here.and(IS_CARD))
          .execute();
    }
    if (level == DigestLevel.OFF) {
      dsl.deleteFrom(TARGET).where(here.and(GATHERS).and(TARGET.ATTEMPTED_AT.isNull())).execute();
    }
    dsl.update(TARGET).set(TARGET.LEVEL, level.name()).where(here).execute();
  }
}
