package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.BLOCK;
import static dev.pitwall.store.schema.Tables.RECHECK;
import static dev.pitwall.store.schema.Tables.TARGET;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;

import dev.pitwall.delivery.DeliveryStore;
import dev.pitwall.delivery.NotOurTurn;
import dev.pitwall.delivery.Recheck;
import dev.pitwall.delivery.Recheck.Kind;
import dev.pitwall.delivery.Target;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What the courier knows, in the database. */
public final class DeliveryTables implements DeliveryStore {
  private final Database database;
  private final Duration gather;

  /**
   * @param gather how long log entries are gathered before they are shown as one digest
   */
  public DeliveryTables(Database database, Duration gather) {
    this.database = database;
    this.gather = gather;
  }

  @Override
  public List<Target> due(Instant now, Set<Channel> busy, int limit) {
    if (database.shared()) {
      var sending = database.read(DueTargets::workspaces).stream().map(Leases::sending);
      database.leases().want(sending.toList());
    }
    return database.read(dsl -> DueTargets.due(dsl, now, ours(TARGET.WORKSPACE), busy, limit));
  }

  @Override
  public Optional<Instant> nextDue(Instant now) {
    return database.read(
        dsl -> DueTargets.next(dsl, now, ours(TARGET.WORKSPACE), ours(RECHECK.WORKSPACE)));
  }

  /** Whether it is this instance's turn to send to a workspace. */
  private Condition ours(Field<String> workspace) {
    if (!database.shared()) {
      return noCondition();
    }
    var leases = database.leases();
    return DSL.concat(inline(Leases.sending("")), workspace)
        .in(leases.held().stream().filter(name -> leases.covers(name, Leases.CALL)).toList());
  }

  @Override
  public void sending(Target target, long toEntry, Instant now) {
    write(target, t -> t.sending(target, toEntry, now));
  }

  @Override
  public void unclear(Target target, Instant until, String why) {
    write(target, t -> t.unclear(target, until, why));
  }

  @Override
  public void sent(Target target, String ts, long revision, String hash, Instant now) {
    write(target, t -> t.sent(target, ts, revision, hash, now));
  }

  @Override
  public void skipped(Target target, long revision, long toEntry, Instant now) {
    write(target, t -> t.skipped(target, revision, toEntry, now));
  }

  @Override
  public void postponed(Target target, Instant until, String why) {
    write(target, t -> t.postponed(target, until, why));
  }

  @Override
  public void cardGone(Target target, Instant now) {
    write(target, t -> t.cardGone(target, now));
  }

  @Override
  public void abandoned(Target target, long revision, String why, Instant now) {
    write(target, t -> t.abandoned(target, revision, why, now));
  }

  @Override
  public void doubtful(Target target, Instant now, Instant recheck) {
    change(target.channel(), dsl -> RecheckRows.add(dsl, target, Kind.EDIT, now, recheck));
  }

  @Override
  public void doubtEdits(Instant now, Instant recheck) {
    doubtEdits(ours(TARGET.WORKSPACE), now, recheck);
  }

  @Override
  public void doubtEdits(Workspace workspace, Instant now, Instant recheck) {
    doubtEdits(TARGET.WORKSPACE.eq(workspace.id()), now, recheck);
  }

  private void doubtEdits(Condition which, Instant now, Instant recheck) {
    database.write(sql -> {
      RecheckRows.addEdits(sql.dsl(), which, now, recheck);
      return true;
    });
  }

  @Override
  public void absent(Target target, Instant attemptedAt, Instant now, Instant recheck) {
    change(
        target.channel(),
        dsl -> {
          RecheckRows.add(dsl, target, Kind.POST, attemptedAt, recheck);
          states(dsl).postponed(target, now, "not in Slack");
        });
  }

  @Override
  public List<Recheck> rechecks(Instant now, Set<Channel> busy, int limit) {
    return database.read(dsl -> RecheckRows.due(dsl, now, ours(RECHECK.WORKSPACE), busy, limit));
  }

  @Override
  public void editAgain(Recheck recheck, Instant now) {
    change(recheck.channel(), dsl -> RecheckRows.editAgain(dsl, recheck, now));
  }

  @Override
  public void strayFound(Recheck recheck, String ts, Instant now) {
    change(recheck.channel(), dsl -> RecheckRows.strayFound(dsl, recheck, ts, now));
  }

  @Override
  public void later(Recheck recheck, Instant until) {
    change(recheck.channel(), dsl -> RecheckRows.later(dsl, recheck, until));
  }

  @Override
  public void done(Recheck recheck) {
    change(recheck.channel(), dsl -> RecheckRows.remove(dsl, recheck));
  }

  @Override
  public List<Crowd> crowds(Instant since) {
    return database.read(dsl -> RollUpRows.crowds(dsl, ours(TARGET.WORKSPACE), since));
  }

  @Override
  public void beginRollUp(Channel channel, Instant now) {
    change(channel, dsl -> RollUpRows.begin(dsl, channel, now));
  }

  @Override
  public void endRollUp(Channel channel, Instant now) {
    change(channel, dsl -> RollUpRows.end(dsl, channel, now));
  }

  private void write(Target target, Consumer<TargetStates> change) {
    change(target.channel(), dsl -> change.accept(states(dsl)));
  }

  private TargetStates states(DSLContext dsl) {
    return new TargetStates(dsl, new Digests(dsl, gather));
  }

  private void change(Channel channel, Consumer<DSLContext> change) {
    var pass = database.fence().pass(Leases.sending(channel.workspace().id()));
    database.write(sql -> {
      if (!pass.holds(sql.dsl())) {
        throw new NotOurTurn();
      }
      change.accept(sql.dsl());
      return true;
    });
  }

  @Override
  public void blocked(Block block) {
    database.writeOne(sql -> BlockRows.put(sql.dsl(), block));
  }

  @Override
  public void lifted(Block block) {
    database.writeOne(sql -> BlockRows.remove(sql.dsl(), block));
  }

  @Override
  public List<Block> blocks() {
    return database.read(dsl -> BlockRows.of(dsl, ours(BLOCK.WORKSPACE)));
  }

  @Override
  public List<Block> blocks(Workspace workspace) {
    return database.read(dsl -> BlockRows.of(dsl, BLOCK.WORKSPACE.eq(workspace.id())));
  }

  @Override
  public Optional<Instant> notBefore(String bucket) {
    return database.read(dsl -> PacingRows.notBefore(dsl, bucket));
  }

  @Override
  public void notBefore(String bucket, Instant until) {
    database.writeOne(sql -> PacingRows.notBefore(sql.dsl(), bucket, until));
  }

  @Override
  public OptionalLong perMinute(String bucket) {
    return database.read(dsl -> PacingRows.perMinute(dsl, bucket));
  }

  @Override
  public void perMinute(String bucket, long calls) {
    database.writeOne(sql -> PacingRows.perMinute(sql.dsl(), bucket, calls));
  }

  @Override
  public Map<Integer, Instant> made(String bucket, Instant after) {
    return database.read(dsl -> PacingRows.made(dsl, bucket, after));
  }

  @Override
  public void made(String bucket, int place, Instant at) {
    database.writeOne(sql -> PacingRows.made(sql.dsl(), bucket, place, at));
  }

  @Override
  public Backlog backlog(Instant now) {
    // A digest that still gathers is in no delay.
    var late = condition(TARGET.DIRTY).and(TARGET.DUE_AT.le(now).or(TARGET.ATTEMPTS.gt(0)));
    return database.read(dsl ->
        dsl.select(count(), min(TARGET.DIRTY_AT))
            .from(TARGET)
            .where(late)
            .fetchSingle(row -> new Backlog(row.value1(), age(row.value2(), now))));
  }

  private static Duration age(@org.jspecify.annotations.Nullable Instant oldest, Instant now) {
    return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
  }
}
