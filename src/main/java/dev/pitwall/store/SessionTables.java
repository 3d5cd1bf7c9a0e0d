package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.ACT;
import static dev.pitwall.store.schema.Tables.SESSION;

import dev.pitwall.session.Act;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Handle;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Person;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.Watch;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Sessions in the database. */
public final class SessionTables implements SessionStore {
  private final Database database;
  private final Duration gather;
  private final InstantSource clock;
  private final int stretch;

  /**
   * @param gather how long log entries are gathered before they are shown as one digest
   */
  public SessionTables(Database database, Duration gather, InstantSource clock) {
    this(database, gather, clock, TermIndex.LENGTH);
  }

  SessionTables(Database database, Duration gather, InstantSource clock, int stretch) {
    this.database = database;
    this.gather = gather;
    this.clock = clock;
    this.stretch = stretch;
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return database.read(dsl -> SessionRows.find(dsl, id));
  }

  @Override
  public Optional<Session> find(Workspace workspace, Handle handle) {
    return database.read(dsl -> SessionRows.find(dsl, workspace, handle));
  }

  @Override
  public Optional<Session> find(Workspace workspace, SessionRef ref) {
    return database.read(dsl -> SessionRows.find(dsl, workspace, ref));
  }

  @Override
  public List<Watch> watches() {
    return database.read(WatchRows::all);
  }

  @Override
  public List<Session> open(String provider) {
    return database.read(dsl ->
        dsl.select(SESSION.BODY)
            .from(SESSION)
            .where(SESSION.PHASE.eq(DSL.inline("open")).and(SESSION.PROVIDER.eq(provider)))
            .orderBy(SESSION.NR, SESSION.ID)
            .fetch(row -> SessionRows.session(row.value1())));
  }

  @Override
  public List<SessionId> running(Workspace workspace, Repository repository) {
    return database.read(dsl ->
        dsl.select(SESSION.ID)
            .from(SESSION)
            .where(SESSION.PHASE.eq(DSL.inline("open")))
            .and(SESSION.WORKSPACE.eq(workspace.id()))
            .and(SESSION.REPOSITORY.eq(SessionRows.key(repository.fullName())))
            .orderBy(SESSION.NR)
            .fetch(row -> new SessionId(row.value1())));
  }

  @Override
  public List<Handle> recentHandles(Person viewer, int limit) {
    return database.query(sql -> new SessionList(sql, viewer).handles(limit));
  }

  @Override
  public List<Session> list(
      Person viewer, SessionFilter filter, @Nullable SessionId after, int limit) {
    return database.query(sql -> new SessionList(sql, viewer).page(filter, after, limit));
  }

  @Override
  public Counts counts(Person viewer, Instant endedSince) {
    return database.query(sql -> new SessionList(sql, viewer).counts(endedSince));
  }

  @Override
  public List<LogEntry> log(SessionId id, long from, int limit) {
    return database.read(dsl -> SessionRows.log(dsl, id, from, limit));
  }

  @Override
  public Optional<AskedQuestion> question(SessionId id, String questionId) {
    return database.read(dsl -> SessionRows.question(dsl, id, questionId));
  }

  @Override
  public List<Shown> shown(SessionId id) {
    return database.read(dsl -> SessionRows.shown(dsl, id));
  }

  @Override
  public List<Live> live(Channel channel) {
    return database.read(dsl -> SessionRows.live(dsl, channel));
  }

  @Override
  public Optional<Session> shownAt(Channel channel, String ts) {
    return database.read(dsl -> SessionRows.shownAt(dsl, channel, ts));
  }

  @Override
  public List<SessionId> stopsPendingSince(Instant before) {
    return database.read(dsl ->
        dsl.select(SESSION.ID)
            .from(SESSION)
            .where(SESSION.STOP_PENDING_AT.le(before))
            .orderBy(SESSION.STOP_PENDING_AT, SESSION.ID)
            .fetch(row -> new SessionId(row.value1())));
  }

  @Override
  public List<Act> openActs() {
    return database.read(dsl ->
        dsl.select(ACT.BODY)
            .from(ACT)
            .where(ACT.OUTCOME.isNull())
            .orderBy(ACT.ASKED_AT, ACT.ID)
            .fetch(row -> Json.read(row.value1(), Act.class)));
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    return database.write(sql -> {
      var shown = new ShownThings(sql.dsl(), gather);
      var result =
          work.apply(
              new SessionTransaction(sql.dsl(), shown, new TermIndex(sql.dsl(), stretch), clock));
      if (shown.changed()) {
        database.announce();
      }
      return result;
    });
  }
}
