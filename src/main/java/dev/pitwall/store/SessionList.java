package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.SESSION;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.pitwall.session.Session;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore.Counts;
import dev.pitwall.session.Workspace;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Lists and counts of sessions; their time does not grow with the number of sessions. */
final class SessionList {
  private static final Condition OPEN = SESSION.PHASE.eq(DSL.inline("open"));
  private static final Condition WAITING = DSL.condition(SESSION.WAITING);

  private SessionList() {}

  static List<Session> page(
      DSLContext dsl,
      Workspace workspace,
      SessionFilter filter,
      @Nullable SessionId after,
      int limit) {
    return dsl.select(SESSION.BODY)
        .from(SESSION)
        .where(SESSION.WORKSPACE.eq(workspace.id()))
        .and(group(filter.group()))
        .and(
            filter.repository() == null
                ? noCondition()
                : SESSION.REPOSITORY.eq(SessionRows.key(filter.repository().fullName())))
        .and(
            filter.requestedBy() == null
                ? noCondition()
                : SESSION.REQUESTED_BY.eq(filter.requestedBy().id()))
        .and(words(filter.words()))
        .and(after(dsl, after))
        .orderBy(SESSION.CREATED_AT.desc(), SESSION.ID.desc())
        .limit(limit)
        .fetch(row -> SessionRows.session(row.value1()));
  }

  private static Condition group(@Nullable Group group) {
    return switch (group) {
      case null -> noCondition();
      case RUNNING -> OPEN;
      case WAITING -> WAITING;
      case DONE -> SESSION.PHASE.eq(DSL.inline("done"));
      case FAILED -> SESSION.PHASE.eq(DSL.inline("failed"));
    };
  }

  private static Condition words(List<String> words) {
    return DSL.and(
        words.stream()
            .flatMap(word -> TitleWords.of(word).stream())
            .map(word -> SESSION.WORDS.like("% " + word + "%"))
            .toList());
  }

  private static Condition after(DSLContext dsl, @Nullable SessionId after) {
    if (after == null) {
      return noCondition();
    }
    var created =
        dsl.select(SESSION.CREATED_AT)
            .from(SESSION)
            .where(SESSION.ID.eq(after.text()))
            .fetchOne(SESSION.CREATED_AT);
    return created == null
        ? DSL.falseCondition()
        : row(SESSION.CREATED_AT, SESSION.ID).lt(val(created), val(after.text()));
  }

  static Counts counts(DSLContext dsl, Workspace workspace, Instant endedSince) {
    var here = SESSION.WORKSPACE.eq(workspace.id());
    var open = dsl.fetchCount(SESSION, here.and(OPEN));
    var waiting = dsl.fetchCount(SESSION, here.and(WAITING));
    var ended = dsl.fetchCount(SESSION, here.and(SESSION.ENDED_AT.ge(endedSince)));
    return new Counts(waiting, open - waiting, ended);
  }
}
