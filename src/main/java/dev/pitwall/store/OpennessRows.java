package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.OPENNESS;
import static dev.pitwall.store.schema.Tables.SESSION;
import static dev.pitwall.store.schema.Tables.TARGET;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import dev.pitwall.delivery.Target.Kind;
import dev.pitwall.session.Channel;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What channels are, as rows. */
final class OpennessRows {
  private OpennessRows() {}

  static boolean isOpen(DSLContext dsl, Channel channel) {
    return dsl.fetchExists(OPENNESS, of(channel).and(condition(OPENNESS.OPEN)));
  }

  /** The same of a channel that shows something: where Slack has not said it, it is asked. */
  static boolean isOpen(DSLContext dsl, Channel channel, Instant now) {
    var known = dsl.select(OPENNESS.OPEN).from(OPENNESS).where(of(channel)).fetch(OPENNESS.OPEN);
    if (known.isEmpty()) {
      add(dsl, channel, null, now);
    }
    return known.contains(true);
  }

  static int add(DSLContext dsl, Channel channel, @Nullable Boolean open, Instant ask) {
    return dsl.insertInto(OPENNESS)
        .set(OPENNESS.WORKSPACE, channel.workspace().id())
        .set(OPENNESS.CHANNEL, channel.id())
        .set(OPENNESS.OPEN, open)
        .set(OPENNESS.ASK_AT, ask)
        .set(OPENNESS.SETTLED, !Boolean.FALSE.equals(open))
        .onConflictDoNothing()
        .execute();
  }

  /** Of channels that lists do not agree with yet. */
  static Condition unsettled() {
    return condition(OPENNESS.SETTLED).not();
  }

  static Condition of(Channel channel) {
    return OPENNESS.WORKSPACE.eq(channel.workspace().id()).and(OPENNESS.CHANNEL.eq(channel.id()));
  }

  /** Of a session: whether its card is in a channel that anybody may read. */
  static Condition shownOpenly() {
    var open =
        selectOne()
            .from(OPENNESS)
            .where(OPENNESS.WORKSPACE.eq(TARGET.WORKSPACE))
            .and(OPENNESS.CHANNEL.eq(TARGET.CHANNEL))
            .and(condition(OPENNESS.OPEN));
    return exists(selectOne().from(TARGET).where(isCard()).and(exists(open)));
  }

  /** Of a session: whether its card is there. */
  static Condition shownIn(Channel channel) {
    return exists(
        selectOne()
            .from(TARGET)
            .where(isCard())
            .and(TARGET.WORKSPACE.eq(channel.workspace().id()))
            .and(TARGET.CHANNEL.eq(channel.id())));
  }

  private static Condition isCard() {
    return TARGET.SESSION_ID.eq(SESSION.ID).and(TARGET.KIND.eq(inline(Kind.CARD.name())));
  }
}
