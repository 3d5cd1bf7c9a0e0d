package dev.pitwall.github;

import dev.pitwall.access.Accounts;
import dev.pitwall.github.follow.Rhythm;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Task;
import dev.pitwall.session.Watch;
import dev.pitwall.store.Beats;
import dev.pitwall.store.Database;
import dev.pitwall.store.HintTable;
import dev.pitwall.store.Instance;
import dev.pitwall.store.LeasedFollowing;
import dev.pitwall.store.Leases;
import dev.pitwall.store.SessionTables;
import dev.pitwall.store.TrialTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** GitHub's sessions at one of two instances that share a PostgreSQL database. */
final class OneOfTwo implements AutoCloseable {
  final Database database;
  final SessionTables store;
  final SessionTracker tracker;
  final GitHubSessions sessions;
  final Dispatcher dispatcher;
  private final InstantSource clock;

  OneOfTwo(
      String url,
      String instance,
      FakeGitHub github,
      FakeLog log,
      Accounts accounts,
      InstantSource clock)
      throws Exception {
    this.clock = clock;
    database = Database.open(url, new Instance(instance, Set.of("acp")));
    database.leases().start();
    store = new SessionTables(database, Duration.ofSeconds(20), clock);
    tracker = new SessionTracker(store, clock, new Random()::nextInt);
    sessions =
        new GitHubSessions(
            github,
            github,
            accounts,
            new TrialTable(database),
            store,
            tracker,
            new SessionTracker(store.under(Leases.TRACKING), clock, new Random()::nextInt),
            log,
            new Rhythm(Duration.ofSeconds(15)),
            clock,
            Runnable::run);
    sessions.share(new LeasedFollowing(database.leases()), new HintTable(database, clock));
    dispatcher =
        new Dispatcher(
            tracker, store, new SessionControls(List.of(sessions)), clock, Runnable::run);
  }

  /** Follows from now on, if nobody else does. */
  void follow() {
    database.leases().want(List.of(Leases.TRACKING));
  }

  /** Finds out that another followed meanwhile, and follows once more. */
  void followsAgain() {
    Beats.beat(database);
  }

  /** Hears what the other has left, and does what is due. */
  void step() {
    sessions.hearOthers();
    sessions.runDue();
  }

  Session start(String act, Task task) {
    return dispatcher.start(act, task, Yard.ALICE, Yard.AGENTS);
  }

  void watch() {
    tracker.watch(
        new Watch(
            Yard.AGENTS, Yard.SHOP, Set.of(), DigestLevel.MILESTONES, Yard.ALICE, clock.instant()));
    sessions.watchesChanged();
  }

  @Override
  public void close() {
    sessions.close();
    database.close();
  }
}
