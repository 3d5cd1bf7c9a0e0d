package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.BLOCK;
import static dev.pitwall.store.schema.Tables.TARGET;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.pitwall.delivery.Lane;
import dev.pitwall.delivery.RollUpStore.Crowd;
import dev.pitwall.delivery.Target.Kind;
import dev.pitwall.session.Channel;
import dev.pitwall.session.SessionId;
import dev.pitwall.store.schema.tables.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Roll-ups of channels; within one transaction. */
final class RollUpRows {
  private static final Target ROLL = TARGET.as("roll");
  private static final Target CARD = TARGET.as("card");

  private RollUpRows() {}

  /** Roll-ups that go on. */
  static Condition open(Target target) {
    return target.KIND.eq(inline(Kind.ROLL_UP.name())).and(target.ENDED_AT.isNull());
  }

  /** Roll-ups that go on and are there to be read. */
  static Condition told(Target target) {
    return open(target).and(target.TS.isNotNull());
  }

  /** Of a card: what it shows says that its news are in a roll-up, and there they are. */
  static Condition tellsNews() {
    return exists(selectOne().from(ROLL).where(ROLL.KEY.eq(TARGET.ROLLED_INTO)).and(told(ROLL)));
  }

  private static Condition in(Channel channel) {
    return TARGET.WORKSPACE.eq(channel.workspace().id()).and(TARGET.CHANNEL.eq(channel.id()));
  }

  /** Something of the session has changed: in each channel that shows it, the roll-up does too. */
  static void touch(DSLContext dsl, SessionId session, Instant now) {
    ShownThings.changed(dsl, Lane.ROLL_UP, now)
        .set(TARGET.DIRTY, true)
        .where(open(TARGET))
        .and(
            exists(
                selectOne()
                    .from(CARD)
                    .where(CARD.SESSION_ID.eq(session.text()))
                    .and(CARD.WORKSPACE.eq(TARGET.WORKSPACE))
                    .and(CARD.CHANNEL.eq(TARGET.CHANNEL))
                    .and(CARD.KIND.eq(inline(Kind.CARD.name())))))
        .execute();
  }

  static void begin(DSLContext dsl, Channel channel, Instant now) {
    dsl.insertInto(TARGET).set(NewTarget.rollUp(channel, now)).onConflictDoNothing().execute();
  }

  static void end(DSLContext dsl, Channel channel, Instant now) {
    var key =
        dsl.select(TARGET.KEY)
            .from(TARGET)
            .where(in(channel).and(open(TARGET)))
            .fetchOne(TARGET.KEY);
    if (key == null) {
      return;
    }
    ShownThings.changed(dsl, Lane.LIFECYCLE, now)
        .set(TARGET.DIRTY, true)
        .set(TARGET.ENDED_AT, now)
        .where(TARGET.KEY.eq(key))
        .execute();
    // What waits may be under way, made when the roll-up was there.
    ShownThings.changed(dsl, Lane.ROUTINE, now)
        .set(TARGET.DIRTY, true)
        .where(in(channel).and(TARGET.KIND.eq(inline(Kind.CARD.name()))))
        .and(TARGET.ROLLED_INTO.eq(key).or(TARGET.DIRTY))
        .execute();
  }

  /**
   * @param ours the workspaces that it is this instance's turn to send to
   */
  static List<Crowd> crowds(DSLContext dsl, Condition ours, Instant since) {
    Map<Channel, Integer> busy = new HashMap<>();
    dsl.select(TARGET.WORKSPACE, TARGET.CHANNEL, count())
        .from(TARGET)
        .where(TARGET.NEWS_AT.gt(since).and(ours))
        .and(
            notExists(
                selectOne()
                    .from(BLOCK)
                    .where(BLOCK.WORKSPACE.eq(TARGET.WORKSPACE))
                    .and(BLOCK.CHANNEL.eq(inline("")).or(BLOCK.CHANNEL.eq(TARGET.CHANNEL)))))
        .groupBy(TARGET.WORKSPACE, TARGET.CHANNEL)
        .forEach(row -> busy.put(ShownThings.channel(row.value1(), row.value2()), row.value3()));
    var crowds = new ArrayList<Crowd>();
    dsl.select(TARGET.WORKSPACE, TARGET.CHANNEL)
        .from(TARGET)
        .where(open(TARGET).and(ours))
        .forEach(row -> {
          var channel = ShownThings.channel(row.value1(), row.value2());
          var cards = busy.remove(channel);
          crowds.add(new Crowd(channel, cards == null ? 0 : cards, true));
        });
    busy.forEach((channel, cards) -> crowds.add(new Crowd(channel, cards, false)));
    return crowds;
  }
}
