package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.TARGET;
import static org.jooq.impl.DSL.when;

import dev.pitwall.delivery.Lane;
import dev.pitwall.delivery.Target;
import dev.pitwall.delivery.Target.Kind;
import dev.pitwall.store.schema.tables.records.TargetRecord;
import java.time.Instant;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.UpdateSetMoreStep;

/** What became of targets at Slack; within one transaction. */
final class TargetStates {
  private final DSLContext dsl;
  private final Digests digests;

  TargetStates(DSLContext dsl, Digests digests) {
    this.dsl = dsl;
    this.digests = digests;
  }

  void sending(Target target, long toEntry, Instant now) {
    where(
        dsl.update(TARGET)
            .set(TARGET.ATTEMPTED_AT, now)
            .set(TARGET.THREAD_TS, target.cardTs())
            .set(TARGET.TO_ENTRY, toEntry),
        target);
  }

  void unclear(Target target, Instant until, String why) {
    where(later(until, why), target);
  }

  void postponed(Target target, Instant until, String why) {
    where(later(until, why).setNull(TARGET.ATTEMPTED_AT), target);
  }

  private UpdateSetMoreStep<TargetRecord> later(Instant until, String why) {
    return dsl.update(TARGET)
        .set(TARGET.DUE_AT, until)
        .set(TARGET.ATTEMPTS, TARGET.ATTEMPTS.plus(1))
        .set(TARGET.NOTE, why);
  }

  void sent(Target target, String ts, long revision, String hash, Instant now) {
    where(
        shown(target, revision, now)
            .set(TARGET.TS, ts)
            .set(TARGET.SENT, revision)
            .set(TARGET.SENT_HASH, hash)
            .setNull(TARGET.NOTE),
        target);
    goOn(target, now);
  }

  void skipped(Target target, long revision, long toEntry, Instant now) {
    if (target.kind() == Kind.DIGEST && target.ts() == null) {
      digests.drop(target.key(), target.session(), target.channel(), toEntry);
    } else {
      where(shown(target, revision, now).setNull(TARGET.NOTE).set(TARGET.SENT, revision), target);
    }
    goOn(target, now);
  }

  void abandoned(Target target, long revision, String why, Instant now) {
    where(settled(revision, now).set(TARGET.NOTE, why), target);
    goOn(target, now);
  }

  /** A card that was made while a roll-up told its news leaves them to it. */
  private UpdateSetMoreStep<TargetRecord> shown(Target target, long revision, Instant now) {
    var elsewhere = target.kind() == Kind.CARD ? target.rollUp() : null;
    return settled(revision, now)
        .set(TARGET.ROLLED_INTO, elsewhere == null ? null : elsewhere.key());
  }

  /** Nothing is under way; a change that came meanwhile is due at once. */
  private UpdateSetMoreStep<TargetRecord> settled(long revision, Instant now) {
    Field<Boolean> more = when(TARGET.DESIRED.gt(revision), true).otherwise(false);
    return dsl.update(TARGET)
        .set(TARGET.DIRTY, more)
        .set(TARGET.LANE, laneOfMore())
        .set(TARGET.DIRTY_AT, now)
        .set(TARGET.DUE_AT, now)
        .setNull(TARGET.ATTEMPTED_AT)
        .set(TARGET.ATTEMPTS, 0);
  }

  /**
   * What came meanwhile to a roll-up that goes on is news, however urgent it was to post it: it
   * changes so often that there is always more. Of a card it may have been its state.
   */
  private static Field<Integer> laneOfMore() {
    return when(RollUpRows.open(TARGET), LaneNumbers.of(Lane.ROLL_UP)).otherwise(TARGET.LANE);
  }

  private void goOn(Target target, Instant now) {
    if (target.kind() == Kind.DIGEST) {
      digests.pause(target.session(), target.channel(), now);
      digests.goOn(target.session(), target.channel(), now);
    }
  }

  void cardGone(Target target, Instant now) {
    var gone = target.kind().reply() ? target.cardTs() : target.ts();
    var card = dsl.selectFrom(TARGET).where(cardOf(target)).fetchOne();
    if (card == null || !Objects.equals(card.getTs(), gone)) {
      return; // It is posted again already.
    }
    dsl.update(TARGET)
        .set(TARGET.KEY, NewTarget.keyAfter(card.getKey()))
        .setNull(TARGET.TS)
        .set(TARGET.SENT, 0L)
        .set(TARGET.SENT_HASH, "")
        .set(TARGET.LANE, LaneNumbers.of(Lane.LIFECYCLE))
        .set(TARGET.DIRTY, true)
        .set(TARGET.DIRTY_AT, now)
        .set(TARGET.DUE_AT, now)
        .setNull(TARGET.ATTEMPTED_AT)
        .set(TARGET.ATTEMPTS, 0)
        .setNull(TARGET.NOTE)
        .setNull(TARGET.ROLLED_INTO)
        .where(TARGET.KEY.eq(card.getKey()))
        .execute();
  }

  private static Condition cardOf(Target target) {
    return target.kind() == Kind.ROLL_UP
        ? TARGET.KEY.eq(target.key())
        : ShownThings.in(target.session(), target.channel()).and(TARGET.KIND.eq(Kind.CARD.name()));
  }

  private static void where(UpdateSetMoreStep<TargetRecord> update, Target target) {
    update.where(TARGET.KEY.eq(target.key())).execute();
  }
}
