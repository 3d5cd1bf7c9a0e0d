package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.LOG_ENTRY;
import static dev.pitwall.store.schema.Tables.OPENNESS;
import static dev.pitwall.store.schema.Tables.QUESTION;
import static dev.pitwall.store.schema.Tables.SESSION;
import static dev.pitwall.store.schema.Tables.TARGET;
import static org.jooq.impl.DSL.inline;

import dev.pitwall.delivery.Target.Kind;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.DroppedLog;
import dev.pitwall.session.Handle;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore.Live;
import dev.pitwall.session.SessionStore.Shown;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Workspace;
import dev.pitwall.store.schema.tables.records.SessionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Sessions and what belongs to one, as rows. */
final class SessionRows {
  private SessionRows() {}

  static Optional<Session> find(DSLContext dsl, SessionId id) {
    return session(dsl, SESSION.ID.eq(id.text()));
  }

  static Optional<Session> find(DSLContext dsl, Workspace workspace, Handle handle) {
    return session(dsl, SESSION.WORKSPACE.eq(workspace.id()).and(SESSION.HANDLE.eq(handle.text())));
  }

  static Optional<Session> find(DSLContext dsl, Workspace workspace, SessionRef ref) {
    return session(
        dsl,
        SESSION
            .WORKSPACE
            .eq(workspace.id())
            .and(SESSION.PROVIDER.eq(ref.provider()))
            .and(SESSION.REF.eq(ref.id())));
  }

  private static Optional<Session> session(DSLContext dsl, Condition condition) {
    return dsl.select(SESSION.BODY)
        .from(SESSION)
        .where(condition)
        .fetchOptional(row -> session(row.value1()));
  }

  static List<Session> created(
      DSLContext dsl, Workspace workspace, Repository repository, Instant from, Instant until) {
    return dsl.select(SESSION.BODY)
        .from(SESSION)
        .where(SESSION.WORKSPACE.eq(workspace.id()))
        .and(SESSION.NR.between(TermIndex.firstNumber(from), TermIndex.lastNumber(until)))
        .and(SESSION.REPOSITORY.eq(key(repository.fullName())))
        .orderBy(SESSION.NR)
        .fetch(row -> session(row.value1()));
  }

  static Session session(String body) {
    return Json.read(body, Session.class);
  }

  static List<LogEntry> log(DSLContext dsl, SessionId id, long from, int limit) {
    return dsl.select(LOG_ENTRY.BODY)
        .from(LOG_ENTRY)
        .where(LOG_ENTRY.SESSION_ID.eq(id.text()).and(LOG_ENTRY.SEQ.ge(from)))
        .orderBy(LOG_ENTRY.SEQ)
        .limit(limit)
        .fetch(row -> Json.read(row.value1(), LogEntry.class));
  }

  static Optional<DroppedLog> dropped(DSLContext dsl, SessionId id) {
    return dsl.select(SESSION.LOG_FROM, SESSION.LOG_DROPPED_AT, SESSION.LOG_KEPT_DAYS)
        .from(SESSION)
        .where(SESSION.ID.eq(id.text()).and(SESSION.LOG_FROM.gt(0L)))
        .fetchOptional(row -> new DroppedLog(row.value1(), row.value2(), row.value3()));
  }

  static Optional<AskedQuestion> question(DSLContext dsl, SessionId id, String questionId) {
    return dsl.select(QUESTION.BODY)
        .from(QUESTION)
        .where(QUESTION.SESSION_ID.eq(id.text()).and(QUESTION.ID.eq(questionId)))
        .fetchOptional(row -> Json.read(row.value1(), AskedQuestion.class));
  }

  static List<Shown> shown(DSLContext dsl, SessionId id) {
    return dsl.select(TARGET.WORKSPACE, TARGET.CHANNEL, TARGET.TS, TARGET.LEVEL, OPENNESS.OPEN)
        .from(TARGET)
        .leftJoin(OPENNESS)
        .on(OPENNESS.WORKSPACE.eq(TARGET.WORKSPACE))
        .and(OPENNESS.CHANNEL.eq(TARGET.CHANNEL))
        .where(TARGET.SESSION_ID.eq(id.text()).and(TARGET.KIND.eq(Kind.CARD.name())))
        .orderBy(TARGET.WORKSPACE, TARGET.CHANNEL)
        .fetch(row ->
            new Shown(
                new Channel(new Workspace(row.value1()), row.value2()),
                row.value3(),
                DigestLevel.valueOf(row.value4()),
                Boolean.TRUE.equals(row.value5())));
  }

  static List<Live> live(DSLContext dsl, Channel channel) {
    // SQLite goes through a cross join in this order: a channel may show thousands that have ended.
    return dsl.select(SESSION.BODY, TARGET.TS)
        .from(SESSION)
        .crossJoin(TARGET)
        .where(SESSION.PHASE.eq(inline("open")))
        .and(SESSION.WORKSPACE.eq(channel.workspace().id()))
        .and(TARGET.SESSION_ID.eq(SESSION.ID))
        .and(TARGET.WORKSPACE.eq(channel.workspace().id()))
        .and(TARGET.CHANNEL.eq(channel.id()))
        .and(TARGET.KIND.eq(inline(Kind.CARD.name())))
        .fetch(row -> new Live(session(row.value1()), row.value2()));
  }

  static Optional<Session> shownAt(DSLContext dsl, Channel channel, String ts) {
    return dsl.select(SESSION.BODY)
        .from(SESSION)
        .join(TARGET)
        .on(TARGET.SESSION_ID.eq(SESSION.ID))
        .where(TARGET.WORKSPACE.eq(channel.workspace().id()))
        .and(TARGET.CHANNEL.eq(channel.id()))
        .and(TARGET.TS.eq(ts))
        .and(TARGET.KIND.eq(inline(Kind.CARD.name())))
        .fetchOptional(row -> session(row.value1()));
  }

  /** What is stored of the next revision: only keys that differ, the others stay indexed as is. */
  static SessionRecord changes(Session before, Session next) {
    var row = row(next);
    var old = keys(before);
    for (var key : old.fields()) {
      if (old.touched(key) && Objects.equals(old.get(key), row.get(key))) {
        row.touched(key, false);
      }
    }
    if (next.logSize() != before.logSize()) {
      // What comes after the log was dropped is a log again, and as old.
      row.touched(SESSION.LOG_ENDED_AT, true);
    }
    return row;
  }

  private static SessionRecord row(Session session) {
    var row = keys(session);
    row.setLogSize(session.logSize());
    row.setRevision(session.revision());
    row.setBody(Json.write(session));
    return row;
  }

  /** The indexed columns that change. */
  private static SessionRecord keys(Session session) {
    var row = new SessionRecord();
    var person = session.task().requestedBy();
    row.setRef(session.ref() == null ? null : session.ref().id());
    row.setRepository(key(session.task().repository().fullName()));
    row.setRequestedBy(person == null ? null : person.id());
    row.setPhase(phase(session.state()));
    row.setWaiting(session.state() instanceof SessionState.WaitingForUser);
    row.setEndedAt(session.times().ended());
    row.setLogEndedAt(session.logSize() == 0 ? null : session.times().ended());
    row.setStopPendingAt(stopPending(session));
    row.setWords(TitleWords.line(session.task().title()));
    return row;
  }

  static SessionRecord newRow(Session session, long nr) {
    var row = row(session);
    row.setId(session.id().text());
    row.setWorkspace(session.workspace().id());
    row.setHandle(session.handle().text());
    row.setProvider(session.task().provider());
    row.setNr(nr);
    return row;
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static String phase(SessionState state) {
    return switch (state) {
      case SessionState.Completed _ -> "done";
      case SessionState.Ended _ -> "failed";
      default -> "open";
    };
  }

  private static @Nullable Instant stopPending(Session session) {
    return !session.ended()
            && session.stop().pending()
            && session.stop() instanceof StopRequest.Asked asked
        ? asked.at()
        : null;
  }
}
