package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.TARGET;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.pitwall.delivery.Lane;
import dev.pitwall.delivery.Target;
import dev.pitwall.delivery.Target.Kind;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Effect;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore.Shown;
import dev.pitwall.session.Workspace;
import dev.pitwall.store.schema.tables.records.TargetRecord;
import java.time.Duration;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.UpdateSetMoreStep;

/** What Slack should show, as it changes with sessions; within one transaction. */
final class ShownThings {
  private final DSLContext dsl;
  private final Digests digests;
  private boolean changed;

  ShownThings(DSLContext dsl, Duration gather) {
    this.dsl = dsl;
    this.digests = new Digests(dsl, gather);
  }

  /** Whether anything is to be sent now. */
  boolean changed() {
    return changed;
  }

  /** A card in a further channel; false when it is there. */
  boolean card(Session session, Channel channel, Instant now) {
    var card = NewTarget.of(session.id(), channel, Kind.CARD, "", now);
    card.setFromEntry(session.logSize());
    if (dsl.insertInto(TARGET).set(card).onConflictDoNothing().execute() == 0) {
      return false;
    }
    changed = true;
    RollUpRows.touch(dsl, session.id(), now);
    if (session.state() instanceof SessionState.WaitingForUser(var question)) {
      reply(session.id(), channel, Kind.QUESTION, question.id(), now);
    }
    return true;
  }

  /** Shows more or less of the log from now on. */
  void level(Session session, Channel channel, DigestLevel level, Instant now) {
    digests.level(session, channel, level);
    touch(in(session.id(), channel).and(TARGET.KIND.eq(Kind.CARD.name())), Lane.ROUTINE, now);
  }

  /** What an effect changes in each channel that shows the session. */
  void change(Session before, Session next, Effect effect, Instant now) {
    var id = next.id();
    switch (effect) {
      case Effect.CardChanged() -> {
        var cards = TARGET.SESSION_ID.eq(id.text()).and(TARGET.KIND.eq(Kind.CARD.name()));
        if (Lane.onlyNews(before, next)) {
          news(cards, now);
        } else {
          touch(cards, Lane.ofCard(before, next), now);
        }
        RollUpRows.touch(dsl, id, now);
      }
      case Effect.LogGrew() ->
          SessionRows.shown(dsl, id).forEach(s -> changed |= digests.grow(next, s, now));
      case Effect.QuestionChanged(var question) ->
          SessionRows.shown(dsl, id).forEach(s -> question(id, s, question, now));
      case Effect.Finished() ->
          SessionRows.shown(dsl, id)
              .forEach(
                  s -> reply(id, s.channel(), Kind.NOTICE, Target.subjectOf(next.turn()), now));
    }
  }

  private void question(SessionId id, Shown card, AskedQuestion asked, Instant now) {
    var subject = asked.question().id();
    var same =
        in(id, card.channel())
            .and(TARGET.KIND.eq(Kind.QUESTION.name()))
            .and(TARGET.SUBJECT.eq(subject));
    if (touch(same, Lane.LIFECYCLE, now) == 0 && asked.open()) {
      reply(id, card.channel(), Kind.QUESTION, subject, now);
    }
  }

  /** A message in the thread, once; digests that still gather go before it. */
  private void reply(SessionId id, Channel channel, Kind kind, String subject, Instant now) {
    var row = NewTarget.of(id, channel, kind, subject, now);
    row.setPlace(NewTarget.nextPlace(dsl, id, channel));
    row.setLevel(NewTarget.level(dsl, id, channel));
    if (dsl.insertInto(TARGET).set(row).onConflictDoNothing().execute() == 1) {
      digests.flush(id, channel, Lane.of(kind), now);
      changed = true;
    }
  }

  private int touch(Condition which, Lane lane, Instant now) {
    int rows = changed(dsl, lane, now).set(TARGET.DIRTY, true).where(which).execute();
    changed |= rows > 0;
    return rows;
  }

  /** A card that leaves its news to a roll-up shows nothing of them, and stays as it is. */
  private void news(Condition cards, Instant now) {
    Field<Boolean> here = when(RollUpRows.tellsNews(), TARGET.DIRTY).otherwise(true);
    int rows =
        changed(dsl, Lane.ROUTINE, now)
            .set(TARGET.DIRTY, here)
            .set(TARGET.NEWS_AT, now)
            .where(cards)
            .execute();
    changed |= rows > 0;
  }

  /** There is something new to be shown; what waits already keeps its place. */
  static UpdateSetMoreStep<TargetRecord> changed(DSLContext dsl, Lane lane, Instant now) {
    return dsl.update(TARGET)
        .set(TARGET.DESIRED, TARGET.DESIRED.plus(1L))
        .set(TARGET.LANE, mostUrgent(lane))
        .set(
            TARGET.DIRTY_AT,
            when(TARGET.DIRTY, TARGET.DIRTY_AT).otherwise(val(now, TARGET.DIRTY_AT)))
        .set(TARGET.DUE_AT, when(TARGET.DIRTY, TARGET.DUE_AT).otherwise(val(now, TARGET.DUE_AT)));
  }

  private static Field<Integer> mostUrgent(Lane lane) {
    return when(condition(TARGET.DIRTY).and(TARGET.LANE.lt(LaneNumbers.of(lane))), TARGET.LANE)
        .otherwise(LaneNumbers.of(lane));
  }

  static Condition in(SessionId id, Channel channel) {
    return TARGET
        .SESSION_ID
        .eq(id.text())
        .and(TARGET.WORKSPACE.eq(channel.workspace().id()))
        .and(TARGET.CHANNEL.eq(channel.id()));
  }

  static Channel channel(String workspace, String channel) {
    return new Channel(new Workspace(workspace), channel);
  }
}
