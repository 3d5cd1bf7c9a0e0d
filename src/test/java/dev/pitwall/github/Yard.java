package dev.pitwall.github;

import dev.pitwall.access.Account;
import dev.pitwall.delivery.Target;
import dev.pitwall.github.api.Allowance;
import dev.pitwall.github.api.FakeAccounts;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.api.HttpGitHub;
import dev.pitwall.github.follow.Rhythm;
import dev.pitwall.github.log.SessionLog;
import dev.pitwall.github.task.News;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Person;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Task;
import dev.pitwall.session.Watch;
import dev.pitwall.session.Workspace;
import dev.pitwall.store.Database;
import dev.pitwall.store.DeliveryTables;
import dev.pitwall.store.SessionTables;
import dev.pitwall.store.TrialTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** GitHub's sessions over a database of their own; time passes when the test says so. */
public final class Yard implements AutoCloseable {
  public static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  public static final Workspace PIT_LANE = new Workspace("T0PITWALL");
  public static final Channel AGENTS = new Channel(PIT_LANE, "C0AGENTS");
  public static final Person ALICE = new Person(PIT_LANE, "U0ALICE");
  public static final Person BOB = new Person(PIT_LANE, "U0BOB");
  public static final Repository SHOP = new Repository("acme", "shop");
  public static final Account ALICES = new Account(583231, "alice-gh", ALICE);

  public Instant now = SEVEN;

  /** How far GitHub's clock is ahead of ours; the right one, that is. */
  public Duration githubAhead = Duration.ZERO;

  public final FakeGitHub github = new FakeGitHub(() -> now.plus(githubAhead));
  public final FakeAccounts accounts;
  public final FakeLog log = new FakeLog(() -> now);
  public final SessionTables store;
  public SessionTracker tracker;
  public GitHubSessions sessions;
  public Dispatcher dispatcher;

  /** On which each account's work is done. */
  public Executor threads = Runnable::run;

  private final GitHub asked;
  private final Allowance allowance;
  private final SessionLog read;
  private final Database database;
  private final DeliveryTables delivery;
  private int acts;
  private int posts;

  public Yard(Path directory) throws Exception {
    this(directory, new FakeAccounts(ALICES), null, null);
  }

  /**
   * @param http another GitHub than the fake one
   */
  Yard(Path directory, FakeAccounts accounts, @Nullable HttpGitHub http, @Nullable SessionLog logs)
      throws Exception {
    this.accounts = accounts;
    asked = http == null ? github : http;
    allowance = http == null ? github : http;
    read = logs == null ? log : logs;
    database = Database.open("jdbc:sqlite:" + directory.resolve("pitwall.db"));
    store = new SessionTables(database, Duration.ofSeconds(20), () -> now);
    delivery = new DeliveryTables(database, Duration.ofSeconds(20));
    tracker = new SessionTracker(store, () -> now, new Random(7)::nextInt);
    sessions = made();
    dispatcher = dispatcher();
  }

  private GitHubSessions made() {
    return new GitHubSessions(
        asked,
        allowance,
        accounts,
        new TrialTable(database),
        store,
        tracker,
        tracker,
        read,
        new Rhythm(Duration.ofSeconds(15)),
        () -> now,
        task -> threads.execute(task));
  }

  private Dispatcher dispatcher() {
    return new Dispatcher(
        tracker, store, new SessionControls(List.of(sessions)), () -> now, Runnable::run);
  }

  /** Pitwall ends and begins again. */
  public void restart() {
    sessions.close();
    sessions = made();
    dispatcher = dispatcher();
    sessions.resume(store.open(News.PROVIDER));
    dispatcher.carryLeft(store.openActs());
  }

  public void watch() {
    watch(SHOP);
  }

  public void watch(Repository repository) {
    tracker.watch(new Watch(AGENTS, repository, Set.of(), DigestLevel.MILESTONES, ALICE, now));
    sessions.watchesChanged();
  }

  /** Time passes, second by second. */
  public void pass(Duration time) {
    var end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusSeconds(1);
      sessions.runDue();
    }
  }

  public void pass(int seconds) {
    pass(Duration.ofSeconds(seconds));
  }

  public Session session(String taskId) {
    return store.find(PIT_LANE, News.ref(taskId)).orElseThrow();
  }

  public boolean known(String taskId) {
    return store.find(PIT_LANE, News.ref(taskId)).isPresent();
  }

  public boolean shown(String taskId) {
    return !store.shown(session(taskId).id()).isEmpty();
  }

  /** Posts what is to be posted, and says what that was: {@code CARD t1}. */
  public List<String> posted() {
    var posted = new ArrayList<String>();
    for (var due = due(); !due.isEmpty(); due = due()) {
      for (var target : due) {
        if (target.ts() == null) {
          var ref = store.find(target.session()).orElseThrow().ref();
          posted.add(target.kind() + " " + (ref == null ? "?" : ref.id()));
        }
        boolean digest = target.kind() == Target.Kind.DIGEST;
        var end = digest ? store.find(target.session()).orElseThrow().logSize() : -1;
        delivery.sending(target, end, now);
        delivery.sent(target, "ts" + ++posts, target.desired(), "", now);
      }
    }
    return posted;
  }

  private List<Target> due() {
    return delivery.due(now, Set.of(), 100);
  }

  public Task task(String prompt) {
    return new Task(
        News.PROVIDER, SHOP, Task.titleOf(prompt), prompt, "Copilot", "", "", ALICE, "", null);
  }

  public Session start(String prompt) {
    return dispatcher.start("act-" + ++acts, task(prompt), ALICE, AGENTS);
  }

  public void tell(SessionId id, SessionEvent event) {
    tracker.tell(id, event);
  }

  public Session again(Session session) {
    return store.find(session.id()).orElseThrow();
  }

  @Override
  public void close() {
    sessions.close();
    database.close();
  }
}
