package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.ACT;
import static dev.pitwall.store.schema.Tables.LOG_ENTRY;
import static dev.pitwall.store.schema.Tables.QUESTION;
import static dev.pitwall.store.schema.Tables.SESSION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.pitwall.session.Act;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Effect;
import dev.pitwall.session.Handle;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionStore.StoreException;
import dev.pitwall.session.SessionStore.Transaction;
import dev.pitwall.session.Watch;
import dev.pitwall.session.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/** A transaction that is under way on the writer. */
final class SessionTransaction implements Transaction {
  private final DSLContext dsl;
  private final ShownThings shown;
  private final TermIndex terms;
  private final SessionSpaces spaces;
  private final InstantSource clock;
  private final Instance here;
  private boolean begun;
  private final Map<SessionId, Session> seen = new HashMap<>();

  SessionTransaction(
      DSLContext dsl, ShownThings shown, TermIndex terms, InstantSource clock, Instance here) {
    this.dsl = dsl;
    this.shown = shown;
    this.terms = terms;
    this.spaces = new SessionSpaces(dsl, terms, clock);
    this.clock = clock;
    this.here = here;
  }

  @Override
  public Optional<Session> find(SessionId id) {
    var known = seen.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    var found = SessionRows.find(dsl, id);
    found.ifPresent(session -> seen.put(id, session));
    return found;
  }

  @Override
  public Optional<Session> find(Workspace workspace, SessionRef ref) {
    return SessionRows.find(dsl, workspace, ref).map(found -> find(found.id()).orElseThrow());
  }

  @Override
  public boolean handleTaken(Workspace workspace, Handle handle) {
    return dsl.fetchExists(
        SESSION, SESSION.WORKSPACE.eq(workspace.id()).and(SESSION.HANDLE.eq(handle.text())));
  }

  @Override
  public void create(Session session, List<Channel> channels) {
    long nr = terms.number(session);
    var row = SessionRows.newRow(session, nr);
    row.setAudience(spaces.created(session, nr, channels).part());
    if (here.local().contains(session.task().provider())) {
      row.setInstance(here.id());
    }
    dsl.insertInto(SESSION).set(row).execute();
    seen.put(session.id(), session);
    channels.forEach(channel -> shown.card(session, channel, clock.instant()));
  }

  @Override
  public void save(Session next, List<LogEntry> entries, List<Effect> effects) {
    var before = find(next.id()).orElseThrow(() -> new StoreException(outOfDate(next), null));
    int rows =
        dsl.update(SESSION)
            .set(SessionRows.changes(before, next))
            .where(SESSION.ID.eq(next.id().text()))
            .and(SESSION.REVISION.eq(next.revision() - 1))
            .execute();
    if (rows != 1) {
      throw new StoreException(outOfDate(next), null);
    }
    seen.put(next.id(), next);
    spaces.changed(before, next);
    append(next, entries);
    // What a source has found late has waited for nobody until now.
    var now = later(next.times().updated(), clock.instant());
    for (var effect : effects) {
      if (effect instanceof Effect.QuestionChanged(var question)) {
        store(next.id(), question);
      }
      shown.change(before, next, effect, now);
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static String outOfDate(Session next) {
    return "Session " + next.handle().text() + " was changed meanwhile. Read it and try again.";
  }

  private void append(Session next, List<LogEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    long seq = next.logSize() - entries.size();
    for (var entry : entries) {
      dsl.insertInto(LOG_ENTRY, LOG_ENTRY.SESSION_ID, LOG_ENTRY.SEQ, LOG_ENTRY.BODY)
          .values(next.id().text(), seq++, Json.write(entry))
          .execute();
    }
  }

  private void store(SessionId id, AskedQuestion question) {
    var body = Json.write(question);
    dsl.insertInto(QUESTION, QUESTION.SESSION_ID, QUESTION.ID, QUESTION.BODY)
        .values(id.text(), question.question().id(), body)
        .onConflict(QUESTION.SESSION_ID, QUESTION.ID)
        .doUpdate()
        .set(QUESTION.BODY, body)
        .execute();
  }

  @Override
  public boolean show(SessionId id, Channel channel) {
    var session = find(id);
    if (session.isEmpty() || !shown.card(session.get(), channel, clock.instant())) {
      return false;
    }
    spaces.shown(session.get(), channel);
    return true;
  }

  @Override
  public List<Watch> watches(Workspace workspace, Repository repository) {
    return WatchRows.of(dsl, workspace, repository);
  }

  @Override
  public void watch(Watch watch) {
    WatchRows.store(dsl, watch);
  }

  @Override
  public boolean unwatch(Channel channel, Repository repository) {
    return WatchRows.remove(dsl, channel, repository);
  }

  @Override
  public void level(SessionId id, Channel channel, DigestLevel level) {
    find(id).ifPresent(session -> shown.level(session, channel, level, clock.instant()));
  }

  @Override
  public Optional<AskedQuestion> question(SessionId id, String questionId) {
    return SessionRows.question(dsl, id, questionId);
  }

  @Override
  public boolean begin(Act act) {
    begun = true;
    return dsl.insertInto(ACT)
            .set(ACT.ID, act.id())
            .set(ACT.SESSION_ID, act.session().text())
            .set(ACT.ASKED_AT, act.at())
            .set(ACT.BODY, Json.write(act))
            .set(ACT.TAKER, here.id())
            .set(ACT.CARRIER, coalesce(whereItRuns(act), val(here.id())))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  private static Field<String> whereItRuns(Act act) {
    return select(SESSION.INSTANCE)
        .from(SESSION)
        .where(SESSION.ID.eq(act.session().text()))
        .asField();
  }

  /** Whether an act was stored, which another instance may have to carry. */
  boolean begun() {
    return begun;
  }

  @Override
  public void end(String actId, ActOutcome outcome) {
    dsl.update(ACT).set(ACT.OUTCOME, Json.write(outcome)).where(ACT.ID.eq(actId)).execute();
  }
}
