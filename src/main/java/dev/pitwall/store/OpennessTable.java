package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.OPENNESS;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Openness;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;

/** What channels are, in the database. */
public final class OpennessTable implements Openness {
  private final Database database;
  private final InstantSource clock;
  private final Settling settling;

  public OpennessTable(Database database, InstantSource clock) {
    this(database, clock, PostingBlocks.LARGEST);
  }

  OpennessTable(Database database, InstantSource clock, int block) {
    this.database = database;
    this.clock = clock;
    this.settling = new Settling(database, clock, block);
  }

  @Override
  public void heard(Channel channel, boolean open) {
    if (database.read(dsl -> isNews(dsl, channel, open))) {
      database.write(sql -> take(sql.dsl(), channel, open));
    }
  }

  private static boolean isNews(DSLContext dsl, Channel channel, boolean open) {
    return !dsl.fetchExists(OPENNESS, OpennessRows.of(channel).and(OPENNESS.OPEN.eq(open)));
  }

  private boolean take(DSLContext dsl, Channel channel, boolean open) {
    if (OpennessRows.add(dsl, channel, open, clock.instant()) == 1) {
      return true;
    }
    var unknown = OpennessRows.of(channel).and(OPENNESS.OPEN.isNull());
    if (!open || dsl.fetchExists(OPENNESS, unknown)) {
      become(dsl, channel, open);
    }
    return later(dsl, channel, clock.instant());
  }

  @Override
  public void learnt(Channel channel, boolean open, Instant again) {
    database.write(sql -> {
      // Of what is private, each time: an older Pitwall beside this one lists it for everybody.
      if (!open || isNews(sql.dsl(), channel, true)) {
        become(sql.dsl(), channel, open);
      }
      return later(sql.dsl(), channel, again);
    });
  }

  private static void become(DSLContext dsl, Channel channel, boolean open) {
    dsl.update(OPENNESS)
        .set(OPENNESS.OPEN, open)
        .set(OPENNESS.SETTLED, false)
        .where(OpennessRows.of(channel))
        .execute();
  }

  @Override
  public void later(Channel channel, Instant again) {
    database.write(sql -> later(sql.dsl(), channel, again));
  }

  private static boolean later(DSLContext dsl, Channel channel, Instant again) {
    return dsl.update(OPENNESS)
            .set(OPENNESS.ASK_AT, again)
            .where(OpennessRows.of(channel))
            .execute()
        == 1;
  }

  @Override
  public List<Channel> toAsk(Instant now, int limit) {
    return database.read(dsl ->
        dsl.select(OPENNESS.WORKSPACE, OPENNESS.CHANNEL)
            .from(OPENNESS)
            .where(OPENNESS.ASK_AT.le(now))
            .orderBy(OPENNESS.ASK_AT, OPENNESS.WORKSPACE, OPENNESS.CHANNEL)
            .limit(limit)
            .fetch(row -> ShownThings.channel(row.value1(), row.value2())));
  }

  @Override
  public synchronized boolean settle() {
    return settling.step();
  }
}
