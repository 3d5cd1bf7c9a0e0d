package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.BLOCK;
import static dev.pitwall.store.schema.Tables.RECHECK;
import static dev.pitwall.store.schema.Tables.TARGET;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.pitwall.delivery.Target;
import dev.pitwall.delivery.Target.Kind;
import dev.pitwall.delivery.Target.RollUp;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.SessionId;
import dev.pitwall.store.schema.tables.records.TargetRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** What is to be sent, and when. */
final class DueTargets {
  private static final dev.pitwall.store.schema.tables.Target CARD = TARGET.as("card");
  private static final dev.pitwall.store.schema.tables.Target EARLIER = TARGET.as("earlier");
  private static final dev.pitwall.store.schema.tables.Target ROLL = TARGET.as("roll");

  private DueTargets() {}

  /** Workspaces for which there is anything to be sent, looked at or ended, now or later. */
  static List<String> workspaces(DSLContext dsl) {
    return dsl.select(TARGET.WORKSPACE)
        .from(TARGET)
        .where(condition(TARGET.DIRTY).or(RollUpRows.open(TARGET)))
        .union(select(RECHECK.WORKSPACE).from(RECHECK))
        .fetch(row -> row.value1());
  }

  /**
   * @param ours the workspaces that it is this instance's turn to send to
   */
  static List<Target> due(
      DSLContext dsl, Instant now, Condition ours, Collection<Channel> busy, int limit) {
    return dsl.select(TARGET, CARD.TS, ROLL.KEY, ROLL.TS)
        .from(TARGET)
        .leftJoin(CARD)
        .on(CARD.SESSION_ID.eq(TARGET.SESSION_ID))
        .and(CARD.WORKSPACE.eq(TARGET.WORKSPACE))
        .and(CARD.CHANNEL.eq(TARGET.CHANNEL))
        .and(CARD.KIND.eq(inline(Kind.CARD.name())))
        .leftJoin(ROLL)
        .on(ROLL.WORKSPACE.eq(TARGET.WORKSPACE))
        .and(ROLL.CHANNEL.eq(TARGET.CHANNEL))
        .and(RollUpRows.told(ROLL))
        .and(TARGET.KIND.eq(inline(Kind.CARD.name())))
        .where(
            condition(TARGET.DIRTY)
                .and(TARGET.DUE_AT.le(now))
                .and(itsTurn())
                .and(ours)
                .and(idle(busy)))
        .and(notExists(selectOne().from(BLOCK).where(blocks()).and(BLOCK.UNTIL_AT.gt(now))))
        // A card that has nothing to say but where its news are now is in no hurry.
        .orderBy(
            TARGET.LANE,
            when(ROLL.KEY.isNull(), 0).otherwise(1),
            TARGET.DIRTY_AT,
            TARGET.PLACE,
            TARGET.KEY)
        .limit(limit)
        .fetch(row -> target(row.value1(), row.value2(), rollUp(row.value3(), row.value4())));
  }

  /**
   * @param ours the workspaces that it is this instance's turn to send to, of targets
   * @param oursToo the same, of rechecks
   */
  static Optional<Instant> next(DSLContext dsl, Instant now, Condition ours, Condition oursToo) {
    var blockEnd = select(max(BLOCK.UNTIL_AT)).from(BLOCK).where(blocks());
    Field<Instant> due = greatest(TARGET.DUE_AT, coalesce(blockEnd.asField(), TARGET.DUE_AT));
    var target =
        dsl.select(min(due))
            .from(TARGET)
            .where(condition(TARGET.DIRTY).and(itsTurn()).and(ours).and(due.gt(now)))
            .fetchSingle()
            .value1();
    var recheck =
        dsl.select(min(RECHECK.DUE_AT))
            .from(RECHECK)
            .where(RECHECK.DUE_AT.gt(now).and(oursToo))
            .fetchSingle()
            .value1();
    return Stream.of(Optional.ofNullable(target), Optional.ofNullable(recheck))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** Edits wait for nothing; posts wait for what comes before them in their thread. */
  private static Condition itsTurn() {
    return TARGET
        .TS
        .isNotNull()
        .or(
            notExists(
                selectOne()
                    .from(EARLIER)
                    .where(EARLIER.SESSION_ID.eq(TARGET.SESSION_ID))
                    .and(EARLIER.WORKSPACE.eq(TARGET.WORKSPACE))
                    .and(EARLIER.CHANNEL.eq(TARGET.CHANNEL))
                    .and(EARLIER.PLACE.lt(TARGET.PLACE))
                    .and(EARLIER.DIRTY)
                    .and(EARLIER.TS.isNull())));
  }

  private static Condition blocks() {
    return BLOCK
        .WORKSPACE
        .eq(TARGET.WORKSPACE)
        .and(BLOCK.CHANNEL.eq(inline("")).or(BLOCK.CHANNEL.eq(TARGET.CHANNEL)));
  }

  private static Condition idle(Collection<Channel> busy) {
    if (busy.isEmpty()) {
      return noCondition();
    }
    return concat(TARGET.WORKSPACE, inline("|"), TARGET.CHANNEL)
        .notIn(busy.stream().map(c -> c.workspace().id() + "|" + c.id()).toList());
  }

  /** What was begun in a thread is looked for there, though the card may be another by now. */
  private static @Nullable String thread(TargetRecord row, @Nullable String cardTs) {
    boolean begun = row.getTs() == null && row.getAttemptedAt() != null;
    return begun && row.getThreadTs() != null ? row.getThreadTs() : cardTs;
  }

  private static @Nullable RollUp rollUp(@Nullable String key, @Nullable String ts) {
    return key == null ? null : new RollUp(key, ts, null);
  }

  private static Target target(
      TargetRecord row, @Nullable String cardTs, @Nullable RollUp elsewhere) {
    var kind = Kind.valueOf(row.getKind());
    return new Target(
        row.getKey(),
        ShownThings.channel(row.getWorkspace(), row.getChannel()),
        row.getSessionId() == null ? null : new SessionId(row.getSessionId()),
        kind,
        row.getSubject(),
        row.getPlace(),
        LaneNumbers.lane(row.getLane()),
        row.getDesired(),
        row.getSent(),
        row.getSentHash(),
        DigestLevel.valueOf(row.getLevel()),
        row.getFromEntry(),
        row.getToEntry(),
        row.getTs(),
        kind.reply() ? thread(row, cardTs) : null,
        row.getAttemptedAt(),
        row.getDirtyAt(),
        row.getDueAt(),
        row.getAttempts(),
        kind == Kind.ROLL_UP ? new RollUp(row.getKey(), row.getTs(), row.getEndedAt()) : elsewhere);
  }
}
