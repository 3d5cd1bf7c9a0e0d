package dev.pitwall;

import dev.pitwall.acp.LocalAgents;
import dev.pitwall.delivery.Courier;
import dev.pitwall.github.GitHubSessions;
import dev.pitwall.github.link.AccountLinks;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Hints;
import dev.pitwall.session.SessionControl;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.Workspace;
import dev.pitwall.store.Database;
import dev.pitwall.store.LeasedFollowing;
import dev.pitwall.store.Leases;
import dev.pitwall.store.SessionTables;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** How this Pitwall works with others on one database: what it takes over, and what it hears. */
final class Together {
  private final Database database;
  private final SessionTables sessions;
  private final SessionControls controls;
  private final Dispatcher dispatcher;
  private final Courier courier;
  private final AccountLinks links;
  private final Executor threads;
  private final AtomicBoolean hearing = new AtomicBoolean();
  private volatile Runnable hints = () -> {};

  Together(
      Database database,
      SessionTables sessions,
      SessionControls controls,
      Dispatcher dispatcher,
      Courier courier,
      AccountLinks links,
      Executor threads) {
    this.database = database;
    this.sessions = sessions;
    this.controls = controls;
    this.dispatcher = dispatcher;
    this.courier = courier;
    this.links = links;
    this.threads = threads;
    database.afterOthers(this::heard);
    database.leases().onTaken(this::tookOver);
  }

  /** One follows GitHub's sessions; the others leave hints for it. */
  void share(GitHubSessions github, Hints left) {
    if (database.shared()) {
      github.share(new LeasedFollowing(database.leases()), left);
      hints = github::hearOthers;
    }
  }

  private void heard() {
    dispatcher.carryArrivedActs();
    if (hearing.compareAndSet(false, true)) {
      apart(this::hear);
    }
  }

  private void hear() {
    try {
      hints.run();
      links.hearOthers();
    } finally {
      hearing.set(false);
    }
  }

  private void apart(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException _) {
      // Closing.
    }
  }

  private void tookOver(String lease) {
    if (lease.equals(Leases.TRACKING)) {
      controls.all().stream().filter(c -> !here(c)).forEach(c -> apart(() -> follow(c)));
    }
    Leases.workspace(lease).ifPresent(id -> courier.tookOver(new Workspace(id)));
  }

  /** Whether its sessions are this instance's to follow, rather than one's for all. */
  private boolean here(SessionControl control) {
    return !database.shared() || control.provider().id().equals(LocalAgents.PROVIDER);
  }

  private void follow(SessionControl control) {
    Left.resume(control, sessions.open(control.provider().id()));
    control.watchesChanged();
  }
}
