package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.SESSION;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import dev.pitwall.session.Handle;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore.Counts;
import dev.pitwall.session.Viewer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Lists and counts of the sessions that one person can see. */
final class SessionList {
  private static final int AT_ONCE = 200;
  private static final Condition OPEN = SESSION.PHASE.eq(inline("open"));

  private final Sql sql;
  private final DSLContext dsl;
  private final Condition here;
  private final Condition seen;
  private final List<Space> spaces;
  private final WatchedSessions watched;
  private final ShownSessions shown;

  SessionList(Sql sql, Viewer viewer) {
    this.sql = sql;
    this.dsl = sql.dsl();
    var person = viewer.person();
    this.here = SESSION.WORKSPACE.eq(person.workspace().id());
    this.watched = new WatchedSessions(dsl, viewer);
    this.shown = new ShownSessions(dsl, viewer);
    this.seen =
        here.and(
            DSL.or(
                everybodys(),
                SESSION.AUDIENCE.eq(person.id()),
                watched.sessions(),
                shown.others()));
    this.spaces = new ArrayList<>(Space.seenBy(person));
    shown.space().ifPresent(spaces::add);
  }

  private Condition everybodys() {
    return SESSION.AUDIENCE.isNull().and(shown.everybodys());
  }

  List<Session> page(SessionFilter filter, @Nullable SessionId after, int limit)
      throws SQLException {
    long bound = after == null ? Long.MAX_VALUE : number(after);
    if (filter.group() == Group.RUNNING || filter.group() == Group.WAITING) {
      return sessions(seen.and(open(filter)).and(SESSION.NR.lt(bound)), limit);
    }
    var numbers = newest(Terms.wanted(filter), bound, limit);
    return numbers.isEmpty() ? List.of() : sessions(here.and(SESSION.NR.in(numbers)), limit);
  }

  /** The newest ones' handles. */
  List<Handle> handles(int limit) throws SQLException {
    var numbers = newest(List.of(), Long.MAX_VALUE, limit);
    return numbers.isEmpty()
        ? List.of()
        : dsl.select(SESSION.HANDLE)
            .from(SESSION)
            .where(here.and(SESSION.NR.in(numbers)))
            .orderBy(SESSION.NR.desc())
            .fetch(row -> new Handle(row.value1()));
  }

  /** Of the newest of each space the newest: no older one can be among them. */
  private List<Long> newest(List<String> wanted, long bound, int limit) throws SQLException {
    var all = new ArrayList<long[]>();
    for (var space : spaces) {
      all.add(
          space.isOpen() && shown.closing()
              ? newestStillOpen(space, wanted, bound, limit)
              : newest(space, wanted, bound, limit));
    }
    for (var part : watched.parts()) {
      all.add(
          wanted.isEmpty()
              ? newest(part.sessions(), bound, limit)
              : new TermSearch(sql, part.space().key(), part.wanted(wanted)).newest(bound, limit));
    }
    var numbers = Numbers.union(all);
    return LongStream.of(Numbers.last(numbers, Math.min(limit, numbers.length))).boxed().toList();
  }

  private long[] newest(Space space, List<String> wanted, long bound, int limit)
      throws SQLException {
    if (wanted.isEmpty() && !space.place()) {
      return newest(space.sessions(), bound, limit);
    }
    var terms = wanted.isEmpty() ? List.of(Terms.ANY) : wanted;
    return new TermSearch(sql, space.key(), terms).newest(bound, limit);
  }

  /** Everybody's lists hold what is private by now. */
  private long[] newestStillOpen(Space space, List<String> wanted, long bound, int limit)
      throws SQLException {
    var found = Numbers.NONE;
    for (long rest = bound; found.length < limit; ) {
      var some = newest(space, wanted, rest, AT_ONCE);
      var open = everybodys().or(watched.sessions());
      var numbers = LongStream.of(some).boxed().toList();
      if (!numbers.isEmpty()) {
        var which = here.and(SESSION.NR.in(numbers)).and(open);
        found = Numbers.union(List.of(newest(which, rest, AT_ONCE), found));
      }
      if (some.length < AT_ONCE) {
        break;
      }
      rest = LongStream.of(some).min().orElseThrow();
    }
    return Numbers.last(found, Math.min(limit, found.length));
  }

  private long[] newest(Condition which, long bound, int limit) {
    return dsl
        .select(SESSION.NR)
        .from(SESSION)
        .where(which.and(SESSION.NR.lt(bound)))
        .orderBy(SESSION.NR.desc())
        .limit(limit)
        .fetch(SESSION.NR)
        .stream()
        .mapToLong(Long::longValue)
        .toArray();
  }

  /** One that is not known comes after all others. */
  private long number(SessionId id) {
    return dsl.select(SESSION.NR)
        .from(SESSION)
        .where(here.and(SESSION.ID.eq(id.text())))
        .fetchOptional(SESSION.NR)
        .orElse(Long.MIN_VALUE);
  }

  private List<Session> sessions(Condition which, int limit) {
    return dsl.select(SESSION.BODY)
        .from(SESSION)
        .where(which)
        .orderBy(SESSION.NR.desc())
        .limit(limit)
        .fetch(row -> SessionRows.session(row.value1()));
  }

  /** Few sessions are open, so they are looked through, in an index that holds all this needs. */
  private static Condition open(SessionFilter filter) {
    var words = filter.words().stream().flatMap(text -> TitleWords.of(text).stream());
    return DSL.and(
        OPEN,
        filter.group() == Group.WAITING ? condition(SESSION.WAITING) : noCondition(),
        filter.repository() == null
            ? noCondition()
            : SESSION.REPOSITORY.eq(SessionRows.key(filter.repository().fullName())),
        filter.requestedBy() == null
            ? noCondition()
            : SESSION.REQUESTED_BY.eq(filter.requestedBy().id()),
        DSL.and(words.map(word -> SESSION.WORDS.like("% " + word + "%")).toList()));
  }

  Counts counts(Instant endedSince) {
    int open = dsl.fetchCount(SESSION, seen.and(OPEN));
    int waiting = dsl.fetchCount(SESSION, seen.and(OPEN).and(condition(SESSION.WAITING)));
    int ended = dsl.fetchCount(SESSION, seen.and(SESSION.ENDED_AT.ge(endedSince)));
    return new Counts(waiting, open - waiting, ended);
  }
}
