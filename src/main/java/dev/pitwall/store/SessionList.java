package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.SESSION;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import dev.pitwall.session.Session;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore.Counts;
import dev.pitwall.session.Workspace;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Lists and counts of a workspace's sessions. */
final class SessionList {
  private static final Condition OPEN = SESSION.PHASE.eq(inline("open"));

  private final Sql sql;
  private final DSLContext dsl;
  private final Workspace workspace;
  private final Condition here;

  SessionList(Sql sql, Workspace workspace) {
    this.sql = sql;
    this.dsl = sql.dsl();
    this.workspace = workspace;
    this.here = SESSION.WORKSPACE.eq(workspace.id());
  }

  List<Session> page(SessionFilter filter, @Nullable SessionId after, int limit)
      throws SQLException {
    long bound = after == null ? Long.MAX_VALUE : number(after);
    if (filter.group() == Group.RUNNING || filter.group() == Group.WAITING) {
      return sessions(here.and(open(filter)).and(SESSION.NR.lt(bound)), limit);
    }
    var wanted = Terms.wanted(filter);
    if (wanted.isEmpty()) {
      return sessions(here.and(SESSION.NR.lt(bound)), limit);
    }
    var numbers = new TermSearch(sql, workspace.id(), wanted).newest(bound, limit);
    return numbers.length == 0
        ? List.of()
        : sessions(here.and(SESSION.NR.in(LongStream.of(numbers).boxed().toList())), limit);
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
    int open = dsl.fetchCount(SESSION, here.and(OPEN));
    int waiting = dsl.fetchCount(SESSION, here.and(OPEN).and(condition(SESSION.WAITING)));
    int ended = dsl.fetchCount(SESSION, here.and(SESSION.ENDED_AT.ge(endedSince)));
    return new Counts(waiting, open - waiting, ended);
  }
}
