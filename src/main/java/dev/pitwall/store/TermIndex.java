package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.SESSION;
import static org.jooq.impl.DSL.max;

import dev.pitwall.session.Session;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;

/** Keeps, in the transaction that stores a session, the lists that {@link TermSearch} reads. */
final class TermIndex {
  private static final int PER_MILLISECOND = 4096;

  private final DSLContext dsl;
  private final PostingBlocks blocks;

  TermIndex(DSLContext dsl, PostingBlocks blocks) {
    this.dsl = dsl;
    this.blocks = blocks;
  }

  /** A number for a new session: in order of creation, in that of storing within a millisecond. */
  long number(Session session) {
    long first = firstNumber(session);
    while (true) {
      var last =
          dsl.select(max(SESSION.NR))
              .from(SESSION)
              .where(SESSION.WORKSPACE.eq(session.workspace().id()))
              .and(SESSION.NR.between(first, first + PER_MILLISECOND - 1))
              .fetchSingle()
              .value1();
      if (last == null) {
        return first;
      }
      if (last < first + PER_MILLISECOND - 1) {
        return last + 1;
      }
      first += PER_MILLISECOND;
    }
  }

  /** Of its millisecond. */
  static long firstNumber(Session session) {
    return firstNumber(session.times().created());
  }

  static long firstNumber(Instant created) {
    return created.toEpochMilli() * PER_MILLISECOND;
  }

  /** The last of a session that was begun then. */
  static long lastNumber(Instant created) {
    return firstNumber(created.plusMillis(1)) - 1;
  }

  /** A new session in the space. */
  void add(Space space, Session session, long nr) {
    blocks.add(space.key(), space.terms(session), nr);
  }

  /** Whether a stored session may have other terms than before. */
  static boolean changes(Session before, Session next) {
    return before.ended() != next.ended() || !before.task().title().equals(next.task().title());
  }

  /** A stored session in the space has other terms than before. */
  void change(Space space, Session before, Session next, long nr) {
    var old = Terms.of(before);
    var now = Terms.of(next);
    blocks.remove(space.key(), without(old, now), nr);
    blocks.add(space.key(), without(now, old), nr);
  }

  /** A stored session leaves a space. */
  void remove(Space space, Session session, long nr) {
    blocks.remove(space.key(), space.terms(session), nr);
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    var rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
