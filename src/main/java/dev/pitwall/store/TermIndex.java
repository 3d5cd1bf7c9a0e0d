package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.SESSION;
import static dev.pitwall.store.schema.Tables.STRETCH;
import static dev.pitwall.store.schema.Tables.TERM;
import static org.jooq.impl.DSL.max;

import dev.pitwall.session.Session;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Keeps, in the transaction that stores a session, the lists of {@link TermSearch}. Stretches are
 * bounded, so neither a write nor a page of a list grows with the number of all sessions.
 */
final class TermIndex {
  /** How many sessions a stretch holds: lists of terms stay short, stretches few. */
  static final int LENGTH = 4096;

  private static final int PER_MILLISECOND = 4096;

  private final DSLContext dsl;
  private final int longest;

  /**
   * @param longest how many sessions a stretch may hold
   */
  TermIndex(DSLContext dsl, int longest) {
    this.dsl = dsl;
    this.longest = longest;
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
    return session.times().created().toEpochMilli() * PER_MILLISECOND;
  }

  /** A new session; to be called before its row is stored. */
  void add(Session session, long nr) {
    var workspace = session.workspace().id();
    long stretch = withPlace(workspace, nr);
    change(workspace, stretch, Terms.of(session), numbers -> Numbers.with(numbers, nr));
  }

  /** A stored session may have other terms than before. */
  void change(Session before, Session next) {
    if (before.ended() == next.ended() && before.task().title().equals(next.task().title())) {
      return;
    }
    var workspace = next.workspace().id();
    long nr =
        dsl.select(SESSION.NR)
            .from(SESSION)
            .where(SESSION.ID.eq(next.id().text()))
            .fetchSingle()
            .value1();
    long stretch = stretch(workspace, nr);
    var old = Terms.of(before);
    var now = Terms.of(next);
    change(workspace, stretch, without(old, now), list -> Numbers.without(list, nr));
    change(workspace, stretch, without(now, old), list -> Numbers.with(list, nr));
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    var rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private void change(
      String workspace, long stretch, Collection<String> terms, UnaryOperator<long[]> change) {
    if (terms.isEmpty()) {
      return;
    }
    var stored =
        dsl.select(TERM.TERM_, TERM.NUMBERS)
            .from(TERM)
            .where(in(workspace, stretch).and(TERM.TERM_.in(terms)))
            .fetchMap(TERM.TERM_, TERM.NUMBERS);
    for (var term : terms) {
      var bytes = stored.get(term);
      store(
          workspace,
          stretch,
          term,
          change.apply(bytes == null ? Numbers.NONE : Numbers.decode(bytes)));
    }
  }

  private void store(String workspace, long stretch, String term, long[] numbers) {
    if (numbers.length == 0) {
      dsl.deleteFrom(TERM).where(in(workspace, stretch).and(TERM.TERM_.eq(term))).execute();
      return;
    }
    var bytes = Numbers.encode(numbers);
    dsl.insertInto(TERM, TERM.WORKSPACE, TERM.STRETCH, TERM.TERM_, TERM.NUMBERS)
        .values(workspace, stretch, term, bytes)
        .onConflict(TERM.WORKSPACE, TERM.STRETCH, TERM.TERM_)
        .doUpdate()
        .set(TERM.NUMBERS, bytes)
        .execute();
  }

  /** The stretch for a new number, made longer by one. */
  private long withPlace(String workspace, long nr) {
    long stretch = stretch(workspace, nr);
    if (size(workspace, stretch) >= longest) {
      if (isNewest(workspace, nr)) {
        return begin(workspace, nr, 1);
      }
      split(workspace, stretch);
      return withPlace(workspace, nr);
    }
    dsl.update(STRETCH)
        .set(STRETCH.SIZE, STRETCH.SIZE.plus(1))
        .where(STRETCH.WORKSPACE.eq(workspace).and(STRETCH.FIRST_NR.eq(stretch)))
        .execute();
    return stretch;
  }

  private long stretch(String workspace, long nr) {
    var found =
        dsl.select(max(STRETCH.FIRST_NR))
            .from(STRETCH)
            .where(STRETCH.WORKSPACE.eq(workspace).and(STRETCH.FIRST_NR.le(nr)))
            .fetchSingle()
            .value1();
    return found == null ? begin(workspace, 0, 0) : found;
  }

  private int size(String workspace, long stretch) {
    return dsl.select(STRETCH.SIZE)
        .from(STRETCH)
        .where(STRETCH.WORKSPACE.eq(workspace).and(STRETCH.FIRST_NR.eq(stretch)))
        .fetchSingle()
        .value1();
  }

  private boolean isNewest(String workspace, long nr) {
    return !dsl.fetchExists(SESSION, SESSION.WORKSPACE.eq(workspace).and(SESSION.NR.gt(nr)));
  }

  private long begin(String workspace, long first, int size) {
    dsl.insertInto(STRETCH, STRETCH.WORKSPACE, STRETCH.FIRST_NR, STRETCH.SIZE)
        .values(workspace, first, size)
        .execute();
    return first;
  }

  /** Sessions older than the newest were found, and fill a stretch in the middle. */
  private void split(String workspace, long stretch) {
    Map<String, long[]> lists =
        dsl.select(TERM.TERM_, TERM.NUMBERS)
            .from(TERM)
            .where(in(workspace, stretch))
            .fetchMap(r -> r.value1(), r -> Numbers.decode(r.value2()));
    var all = lists.values().stream().flatMapToLong(LongStream::of).sorted().distinct().toArray();
    long middle = all[all.length / 2];
    int upper = all.length - all.length / 2;
    begin(workspace, middle, upper);
    dsl.update(STRETCH)
        .set(STRETCH.SIZE, all.length - upper)
        .where(STRETCH.WORKSPACE.eq(workspace).and(STRETCH.FIRST_NR.eq(stretch)))
        .execute();
    lists.forEach((term, numbers) -> {
      store(workspace, stretch, term, Numbers.below(numbers, middle));
      store(workspace, middle, term, Numbers.from(numbers, middle));
    });
  }

  private static Condition in(String workspace, long stretch) {
    return TERM.WORKSPACE.eq(workspace).and(TERM.STRETCH.eq(stretch));
  }
}
