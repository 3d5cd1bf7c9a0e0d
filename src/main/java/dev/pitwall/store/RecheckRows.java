package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.RECHECK;
import static dev.pitwall.store.schema.Tables.TARGET;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.pitwall.delivery.Recheck;
import dev.pitwall.delivery.Recheck.Kind;
import dev.pitwall.delivery.Recheck.Now;
import dev.pitwall.delivery.Target;
import dev.pitwall.session.Channel;
import dev.pitwall.store.schema.tables.records.RecheckRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What is to be looked at once more; within one transaction. */
final class RecheckRows {
  private RecheckRows() {}

  static void add(DSLContext dsl, Target target, Kind kind, Instant since, Instant due) {
    add(
        dsl,
        target.key(),
        kind,
        target.channel().workspace().id(),
        target.channel().id(),
        target.cardTs(),
        since,
        due);
  }

  private static void add(
      DSLContext dsl,
      String key,
      Kind kind,
      String workspace,
      String channel,
      @Nullable String threadTs,
      Instant since,
      Instant due) {
    dsl.insertInto(RECHECK)
        .set(RECHECK.KEY, key)
        .set(RECHECK.KIND, kind.name())
        .set(RECHECK.WORKSPACE, workspace)
        .set(RECHECK.CHANNEL, channel)
        .set(RECHECK.THREAD_TS, threadTs == null ? "" : threadTs)
        .set(RECHECK.SINCE_AT, since)
        .set(RECHECK.DUE_AT, due)
        .set(RECHECK.ATTEMPTS, 0)
        .onConflict(RECHECK.KEY, RECHECK.KIND, RECHECK.THREAD_TS)
        .doUpdate()
        .set(RECHECK.DUE_AT, due)
        .setNull(RECHECK.STRAY)
        .execute();
  }

  static void addEdits(DSLContext dsl, Condition which, Instant now, Instant due) {
    var waiting = condition(TARGET.DIRTY).and(TARGET.TS.isNotNull()).and(which);
    dsl.select(TARGET.KEY, TARGET.WORKSPACE, TARGET.CHANNEL)
        .from(TARGET)
        .where(waiting)
        .fetch()
        .forEach(r -> add(dsl, r.value1(), Kind.EDIT, r.value2(), r.value3(), null, now, due));
  }

  /**
   * @param ours the workspaces that it is this instance's turn to send to
   */
  static List<Recheck> due(
      DSLContext dsl, Instant now, Condition ours, Collection<Channel> busy, int limit) {
    return dsl.select(RECHECK, TARGET.KEY, TARGET.TS, TARGET.DIRTY)
        .from(RECHECK)
        .leftJoin(TARGET)
        .on(TARGET.KEY.eq(RECHECK.KEY))
        .where(RECHECK.DUE_AT.le(now).and(ours).and(idle(busy)))
        .orderBy(RECHECK.DUE_AT, RECHECK.KEY, RECHECK.KIND, RECHECK.THREAD_TS)
        .limit(limit)
        .fetch(row ->
            recheck(
                row.value1(),
                row.value2() == null
                    ? Now.GONE
                    : row.value3() == null && row.value4() ? Now.UNPOSTED : Now.SETTLED,
                row.value3()));
  }

  private static Condition idle(Collection<Channel> busy) {
    return busy.isEmpty()
        ? noCondition()
        : concat(RECHECK.WORKSPACE, inline("|"), RECHECK.CHANNEL)
            .notIn(busy.stream().map(c -> c.workspace().id() + "|" + c.id()).toList());
  }

  private static Recheck recheck(RecheckRecord row, Now target, @Nullable String ts) {
    return new Recheck(
        row.getKey(),
        Kind.valueOf(row.getKind()),
        ShownThings.channel(row.getWorkspace(), row.getChannel()),
        row.getThreadTs().isEmpty() ? null : row.getThreadTs(),
        row.getSinceAt(),
        row.getStray(),
        row.getAttempts(),
        target,
        ts);
  }

  static void editAgain(DSLContext dsl, Recheck recheck, Instant now) {
    dsl.update(TARGET)
        .set(TARGET.SENT_HASH, "")
        .set(
            TARGET.DIRTY_AT,
            when(TARGET.DIRTY, TARGET.DIRTY_AT).otherwise(val(now, TARGET.DIRTY_AT)))
        .set(TARGET.DUE_AT, when(TARGET.DIRTY, TARGET.DUE_AT).otherwise(val(now, TARGET.DUE_AT)))
        .set(TARGET.DIRTY, true)
        .where(TARGET.KEY.eq(recheck.key()).and(TARGET.TS.isNotNull()))
        .execute();
    remove(dsl, recheck);
  }

  static void strayFound(DSLContext dsl, Recheck recheck, String ts, Instant now) {
    dsl.update(RECHECK)
        .set(RECHECK.STRAY, ts)
        .set(RECHECK.DUE_AT, now)
        .where(is(recheck))
        .execute();
  }

  static void later(DSLContext dsl, Recheck recheck, Instant until) {
    dsl.update(RECHECK)
        .setNull(RECHECK.STRAY)
        .set(RECHECK.DUE_AT, until)
        .set(RECHECK.ATTEMPTS, RECHECK.ATTEMPTS.plus(1))
        .where(is(recheck))
        .execute();
  }

  static void remove(DSLContext dsl, Recheck recheck) {
    dsl.deleteFrom(RECHECK).where(is(recheck)).execute();
  }

  private static Condition is(Recheck recheck) {
    var thread = recheck.threadTs();
    return RECHECK
        .KEY
        .eq(recheck.key())
        .and(RECHECK.KIND.eq(recheck.kind().name()))
        .and(RECHECK.THREAD_TS.eq(thread == null ? "" : thread));
  }
}
