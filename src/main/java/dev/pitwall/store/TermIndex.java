package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.SESSION;
import static dev.pitwall.store.schema.Tables.STRETCH;
import static dev.pitwall.store.schema.Tables.TERM;
import static org.jooq.impl.DSL.max;

import dev.pitwall.session.Session;
import java.time.Instant;
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
    return firstNumber(session.times().created());
  }

  static long firstNumber(Instant created) {
    return created.toEpochMilli() * PER_MILLISECOND;
  }

  /** The last of a session that was begun then. */
  static long lastNumber(Instant created) {
    return firstNumber(created.plusMillis(1)) - 1;
  }

  /** A new session; to be called before its row is stored. */
  void add(Space space, Session session, long nr) {
    long stretch = withPlace(space, nr);
    change(space, stretch, space.terms(session), numbers -> Numbers.with(numbers, nr));
  }

  /** Whether a stored session may have other terms than before. */
  static boolean changes(Session before, Session next) {
    return before.ended() != next.ended() || !before.task().title().equals(next.task().title());
  }

  /** A stored session in the space has other terms than before. */
  void change(Space space, Session before, Session next, long nr) {
    long stretch = stretch(space, nr);
    var old = Terms.of(before);
    var now = Terms.of(next);
    change(space, stretch, without(old, now), list -> Numbers.without(list, nr));
    change(space, stretch, without(now, old), list -> Numbers.with(list, nr));
  }

  /** A stored session leaves a space. */
  void remove(Space space, Session session, long nr) {
    long stretch = stretch(space, nr);
    change(space, stretch, space.terms(session), numbers -> Numbers.without(numbers, nr));
    grow(space, stretch, -1);
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    var rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private void change(
      Space space, long stretch, Collection<String> terms, UnaryOperator<long[]> change) {
    if (terms.isEmpty()) {
      return;
    }
    var stored =
        dsl.select(TERM.TERM_, TERM.NUMBERS)
            .from(TERM)
            .where(in(space, stretch).and(TERM.TERM_.in(terms)))
            .fetchMap(TERM.TERM_, TERM.NUMBERS);
    for (var term : terms) {
      var bytes = stored.get(term);
      store(
          space, stretch, term, change.apply(bytes == null ? Numbers.NONE : Numbers.decode(bytes)));
    }
  }

  private void store(Space space, long stretch, String term, long[] numbers) {
    if (numbers.length == 0) {
      dsl.deleteFrom(TERM).where(in(space, stretch).and(TERM.TERM_.eq(term))).execute();
      return;
    }
    var bytes = Numbers.encode(numbers);
    dsl.insertInto(TERM, TERM.WORKSPACE, TERM.STRETCH, TERM.TERM_, TERM.NUMBERS)
        .values(space.key(), stretch, term, bytes)
        .onConflict(TERM.WORKSPACE, TERM.STRETCH, TERM.TERM_)
        .doUpdate()
        .set(TERM.NUMBERS, bytes)
        .execute();
  }

  /** The stretch for a new number, made longer by one. */
  private long withPlace(Space space, long nr) {
    long stretch = stretch(space, nr);
    if (size(space, stretch) >= longest) {
      if (isNewest(space, nr)) {
        return begin(space, nr, 1);
      }
      split(space, stretch);
      return withPlace(space, nr);
    }
    grow(space, stretch, 1);
    return stretch;
  }

  private void grow(Space space, long stretch, int by) {
    dsl.update(STRETCH)
        .set(STRETCH.SIZE, STRETCH.SIZE.plus(by))
        .where(STRETCH.WORKSPACE.eq(space.key()).and(STRETCH.FIRST_NR.eq(stretch)))
        .execute();
  }

  private long stretch(Space space, long nr) {
    var found =
        dsl.select(max(STRETCH.FIRST_NR))
            .from(STRETCH)
            .where(STRETCH.WORKSPACE.eq(space.key()).and(STRETCH.FIRST_NR.le(nr)))
            .fetchSingle()
            .value1();
    return found == null ? begin(space, 0, 0) : found;
  }

  private int size(Space space, long stretch) {
    return dsl.select(STRETCH.SIZE)
        .from(STRETCH)
        .where(STRETCH.WORKSPACE.eq(space.key()).and(STRETCH.FIRST_NR.eq(stretch)))
        .fetchSingle()
        .value1();
  }

  private boolean isNewest(Space space, long nr) {
    return space.place()
        ? newest(space) < nr
        : !dsl.fetchExists(SESSION, space.sessions().and(SESSION.NR.gt(nr)));
  }

  private static long newest(long[] numbers) {
    return numbers.length == 0 ? -1 : numbers[numbers.length - 1];
  }

  /** In a channel's. */
  private long newest(Space space) {
    return dsl.select(TERM.NUMBERS)
        .from(TERM)
        .where(in(space, stretch(space, Long.MAX_VALUE)).and(TERM.TERM_.eq(Terms.ANY)))
        .fetchOptional(row -> newest(Numbers.decode(row.value1())))
        .orElse(-1L);
  }

  private long begin(Space space, long first, int size) {
    dsl.insertInto(STRETCH, STRETCH.WORKSPACE, STRETCH.FIRST_NR, STRETCH.SIZE)
        .values(space.key(), first, size)
        .execute();
    return first;
  }

  /** Sessions older than the newest were found, and fill a stretch in the middle. */
  private void split(Space space, long stretch) {
    Map<String, long[]> lists =
        dsl.select(TERM.TERM_, TERM.NUMBERS)
            .from(TERM)
            .where(in(space, stretch))
            .fetchMap(r -> r.value1(), r -> Numbers.decode(r.value2()));
    var all = lists.values().stream().flatMapToLong(LongStream::of).sorted().distinct().toArray();
    long middle = all[all.length / 2];
    int upper = all.length - all.length / 2;
    begin(space, middle, upper);
    dsl.update(STRETCH)
        .set(STRETCH.SIZE, all.length - upper)
        .where(STRETCH.WORKSPACE.eq(space.key()).and(STRETCH.FIRST_NR.eq(stretch)))
        .execute();
    lists.forEach((term, numbers) -> {
      store(space, stretch, term, Numbers.below(numbers, middle));
      store(space, middle, term, Numbers.from(numbers, middle));
    });
  }

  private static Condition in(Space space, long stretch) {
    return TERM.WORKSPACE.eq(space.key()).and(TERM.STRETCH.eq(stretch));
  }
}
