package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.ACT;
import static dev.pitwall.store.schema.Tables.SESSION;

import dev.pitwall.session.Act;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DroppedLog;
import dev.pitwall.session.Handle;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.Viewer;
import dev.pitwall.session.Watch;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Sessions in the database. */
public final class SessionTables implements SessionStore {
  private static final String ORPHANS =
      "UPDATE act SET carrier = ? WHERE outcome IS NULL AND NOT EXISTS"
          + " (SELECT 1 FROM session WHERE session.id = act.session_id"
          + " AND session.instance IS NOT NULL) AND "
          + Orphans.of("act.carrier");

  private final Database database;
  private final Duration gather;
  private final InstantSource clock;
  private final int block;
  private final @Nullable String lease;

  /**
   * @param gather how long log entries are gathered before they are shown as one digest
   */
  public SessionTables(Database database, Duration gather, InstantSource clock) {
    this(database, gather, clock, PostingBlocks.LARGEST);
  }

  SessionTables(Database database, Duration gather, InstantSource clock, int block) {
    this(database, gather, clock, block, null);
  }

  private SessionTables(
      Database database, Duration gather, InstantSource clock, int block, @Nullable String lease) {
    this.database = database;
    this.gather = gather;
    this.clock = clock;
    this.block = block;
    this.lease = lease;
  }

  /** The same, taking writes only while this instance holds the lease. */
  public SessionTables under(String lease) {
    return new SessionTables(database, gather, clock, block, lease);
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
  public boolean watched(Channel channel, Repository repository) {
    return database.read(dsl -> WatchRows.contains(dsl, channel, repository));
  }

  @Override
  public List<Session> open(String provider) {
    return open(provider, runningHere(provider));
  }

  @Override
  public List<Session> starting(String provider) {
    return open(provider, SESSION.REF.isNull());
  }

  @Override
  public List<Session> referred(String provider, String part) {
    return open(provider, SESSION.REF.contains(part));
  }

  @Override
  public List<Session> leftStarting(String provider) {
    var asking = DSL.selectOne().from(ACT).where(ACT.SESSION_ID.eq(SESSION.ID));
    var nobodyAsks = DSL.notExists(asking.and(ACT.OUTCOME.isNull()));
    return open(provider, SESSION.REF.isNull().and(nobodyAsks));
  }

  @Override
  public List<Session> neverBegun(String provider, Instant failedSince) {
    return all(
        provider,
        SESSION.PHASE.eq("failed").and(SESSION.REF.isNull()).and(SESSION.ENDED_AT.ge(failedSince)));
  }

  private List<Session> open(String provider, Condition which) {
    return all(provider, SESSION.PHASE.eq(DSL.inline("open")).and(which));
  }

  private List<Session> all(String provider, Condition which) {
    return database.read(dsl ->
        dsl.select(SESSION.BODY)
            .from(SESSION)
            .where(SESSION.PROVIDER.eq(provider).and(which))
            .orderBy(SESSION.NR, SESSION.ID)
            .fetch(row -> SessionRows.session(row.value1())));
  }

  private Condition runningHere(String provider) {
    return database.shared() && database.here().local().contains(provider)
        ? SESSION.INSTANCE.eq(here()).or(SESSION.INSTANCE.isNull())
        : DSL.noCondition();
  }

  private String here() {
    return database.here().id();
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
  public List<Session> created(
      Workspace workspace, Repository repository, Instant from, Instant until) {
    return database.read(dsl -> SessionRows.created(dsl, workspace, repository, from, until));
  }

  @Override
  public List<Handle> recentHandles(Viewer viewer, int limit) {
    return database.query(sql -> new SessionList(sql, viewer).handles(limit));
  }

  @Override
  public List<Session> list(
      Viewer viewer, SessionFilter filter, @Nullable SessionId after, int limit) {
    return database.query(sql -> new SessionList(sql, viewer).page(filter, after, limit));
  }

  @Override
  public Counts counts(Viewer viewer, Instant endedSince) {
    return database.query(sql -> new SessionList(sql, viewer).counts(endedSince));
  }

  @Override
  public List<LogEntry> log(SessionId id, long from, int limit) {
    return database.read(dsl -> SessionRows.log(dsl, id, from, limit));
  }

  @Override
  public Optional<DroppedLog> dropped(SessionId id) {
    return database.read(dsl -> SessionRows.dropped(dsl, id));
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
    return acts(database.shared() ? ACT.CARRIER.eq(here()) : DSL.noCondition());
  }

  @Override
  public List<Act> arrivedActs() {
    return database.shared()
        ? acts(ACT.CARRIER.eq(here()).and(ACT.TAKER.isNull().or(ACT.TAKER.ne(here()))))
        : List.of();
  }

  @Override
  public boolean carriedHere(Act act) {
    return !database.shared()
        || database.read(
            dsl -> dsl.fetchExists(ACT, ACT.ID.eq(act.id()).and(ACT.CARRIER.eq(here()))));
  }

  @Override
  public Optional<ActOutcome> outcome(String actId) {
    return database.read(dsl ->
        dsl.select(ACT.OUTCOME)
            .from(ACT)
            .where(ACT.ID.eq(actId).and(ACT.OUTCOME.isNotNull()))
            .fetchOptional(row -> Json.read(row.value1(), ActOutcome.class)));
  }

  /** Sessions that have not ended and run at an instance that is not alive. */
  public List<SessionId> outOfSight() {
    if (!database.shared()) {
      return List.of();
    }
    return database.read(dsl ->
        dsl.select(SESSION.ID)
            .from(SESSION)
            .where(SESSION.PHASE.eq(DSL.inline("open")).and(SESSION.INSTANCE.isNotNull()))
            .and(DSL.condition(Orphans.of("session.instance")))
            .fetch(row -> new SessionId(row.value1())));
  }

  /**
   * Makes the open acts of dead instances this one's to carry, but for those on sessions that run
   * there.
   */
  public void takeOverActs() {
    if (database.shared()) {
      database.writeOne(sql -> Orphans.takeOver(sql, ORPHANS, here()));
    }
  }

  private List<Act> acts(Condition which) {
    return database.read(dsl ->
        dsl.select(ACT.BODY)
            .from(ACT)
            .where(ACT.OUTCOME.isNull().and(which))
            .orderBy(ACT.ASKED_AT, ACT.ID)
            .fetch(row -> Json.read(row.value1(), Act.class)));
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    Fence.Pass pass = lease == null ? _ -> true : database.fence().pass(lease);
    return database.write(sql -> {
      if (!pass.holds(sql.dsl())) {
        throw new StoreException("Another instance does this now.", null);
      }
      var shown = new ShownThings(sql.dsl(), gather);
      var index = new TermIndex(sql.dsl(), new PostingBlocks(sql.dsl(), block));
      var tx = new SessionTransaction(sql.dsl(), shown, index, clock, database.here());
      var result = work.apply(tx);
      if (shown.changed() || (database.shared() && tx.begun())) {
        database.announce();
      }
      return result;
    });
  }
}
