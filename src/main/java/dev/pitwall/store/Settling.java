package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.OPENNESS;
import static dev.pitwall.store.schema.Tables.SESSION;
import static dev.pitwall.store.schema.Tables.TARGET;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import dev.pitwall.delivery.Target.Kind;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Session;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Moves sessions to where those list them who may see them, when a channel that shows them turns
 * out to be open, or private. By small steps, each a transaction: what people do goes between them.
 */
final class Settling {
  private static final int LOOKED_AT = 500;
  private static final int MOVED = 20;

  /** Greater than any of Slack's message ids. */
  private static final String LAST = ":";

  private final Database database;
  private final InstantSource clock;
  private final int block;
  private @Nullable Closing closing;

  Settling(Database database, InstantSource clock, int block) {
    this.database = database;
    this.clock = clock;
    this.block = block;
  }

  /**
   * Goes through a private channel's cards, from the newest on.
   *
   * @param bound message id; what is left is below it
   */
  private record Closing(Channel channel, String bound) {}

  /** False when there is nothing to do. */
  boolean step() {
    var under = closing;
    if (under == null) {
      var next = unsettled();
      if (next == null) {
        return false;
      }
      if (database.read(dsl -> OpennessRows.isOpen(dsl, next))) {
        open(next);
        return true;
      }
      under = new Closing(next, LAST);
    }
    closing = close(under);
    return true;
  }

  private @Nullable Channel unsettled() {
    return database.read(dsl ->
        dsl.select(OPENNESS.WORKSPACE, OPENNESS.CHANNEL)
            .from(OPENNESS)
            .where(OpennessRows.unsettled())
            .orderBy(OPENNESS.WORKSPACE, OPENNESS.CHANNEL)
            .limit(1)
            .fetchOne(row -> ShownThings.channel(row.value1(), row.value2())));
  }

  /** What is left in an open channel's own space goes into everybody's. */
  private void open(Channel channel) {
    var numbers =
        database.query(sql ->
            new TermSearch(sql, Space.in(channel).key(), List.of(Terms.ANY))
                .newest(Long.MAX_VALUE, MOVED));
    if (numbers.length == 0) {
      settled(channel, true);
    } else {
      move(channel, numbers, SessionSpaces::open);
    }
  }

  private @Nullable Closing close(Closing under) {
    var channel = under.channel;
    var looked = cards(channel, TARGET.TS.lt(under.bound));
    // Cards that are not posted yet come last.
    var last = looked.isEmpty() ? cards(channel, TARGET.TS.isNull()) : looked;
    var open = everybodys(last.stream().map(Card::session).toList());
    for (int from = 0; from < open.length; from += MOVED) {
      var some = Arrays.copyOfRange(open, from, Math.min(open.length, from + MOVED));
      move(channel, some, SessionSpaces::close);
    }
    if (looked.isEmpty()) {
      settled(channel, false);
      return null;
    }
    return new Closing(channel, looked.getLast().ts);
  }

  /**
   * A card, the newest first.
   *
   * @param ts empty until it is posted
   */
  private record Card(String session, String ts) {}

  private List<Card> cards(Channel channel, Condition which) {
    return database.read(dsl ->
        dsl.select(TARGET.SESSION_ID, coalesce(TARGET.TS, inline("")))
            .from(TARGET)
            .where(TARGET.WORKSPACE.eq(channel.workspace().id()))
            .and(TARGET.CHANNEL.eq(channel.id()))
            .and(TARGET.KIND.eq(inline(Kind.CARD.name())))
            .and(which)
            .orderBy(TARGET.TS.desc())
            .limit(LOOKED_AT)
            .fetch(row -> new Card(row.value1(), row.value2())));
  }

  /** Those that everybody's lists hold, and should not. */
  private long[] everybodys(List<String> sessions) {
    if (sessions.isEmpty()) {
      return Numbers.NONE;
    }
    return database.read(dsl ->
        dsl
            .select(SESSION.NR)
            .from(SESSION)
            .where(SESSION.ID.in(sessions).and(SESSION.AUDIENCE.isNull()))
            .andNot(OpennessRows.shownOpenly())
            .fetch(SESSION.NR)
            .stream()
            .mapToLong(Long::longValue)
            .toArray());
  }

  private void move(Channel there, long[] numbers, BiConsumer<SessionSpaces, Session> how) {
    database.write(sql -> {
      var spaces =
          new SessionSpaces(
              sql.dsl(), new TermIndex(sql.dsl(), new PostingBlocks(sql.dsl(), block)), clock);
      var some = LongStream.of(numbers).boxed().toList();
      sql.dsl()
          .select(SESSION.BODY)
          .from(SESSION)
          .where(SESSION.WORKSPACE.eq(there.workspace().id()).and(SESSION.NR.in(some)))
          .fetch(row -> SessionRows.session(row.value1()))
          .forEach(session -> how.accept(spaces, session));
      return numbers.length;
    });
  }

  /** Unless it has become something else meanwhile. */
  private void settled(Channel channel, boolean open) {
    database.write(sql ->
        OpennessRows.isOpen(sql.dsl(), channel) == open
            && sql.dsl()
                    .update(OPENNESS)
                    .set(OPENNESS.SETTLED, true)
                    .where(OpennessRows.of(channel))
                    .execute()
                == 1);
  }
}
