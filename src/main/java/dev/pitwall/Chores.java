package dev.pitwall;

import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.slack.InboxRunner;
import dev.pitwall.store.HintTable;
import dev.pitwall.store.InboxTable;
import dev.pitwall.store.Leases;
import dev.pitwall.store.SessionTables;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done every so often. */
final class Chores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final Duration STOPS = Duration.ofSeconds(5);
  private static final Duration ORPHANS = Duration.ofSeconds(2);
  private static final Duration INBOX = Duration.ofMinutes(10);
  // Slack repeats a request for minutes; a day leaves room for whoever looks into something.
  private static final Duration REQUESTS_KEPT = Duration.ofHours(24);

  private final Leases leases;
  private final SessionTables sessions;
  private final SessionTracker tracker;
  private final InboxTable inbox;
  private final HintTable hints;
  private final Dispatcher dispatcher;
  private final InboxRunner requests;
  private final ScheduledExecutorService timer;
  private final InstantSource clock;
  private volatile boolean closed;

  Chores(
      Leases leases,
      SessionTables sessions,
      InboxTable inbox,
      HintTable hints,
      Dispatcher dispatcher,
      InboxRunner requests,
      ScheduledExecutorService timer,
      InstantSource clock) {
    this.leases = leases;
    this.sessions = sessions;
    this.tracker =
        new SessionTracker(sessions.under(Leases.TRACKING), clock, new SecureRandom()::nextInt);
    this.inbox = inbox;
    this.hints = hints;
    this.dispatcher = dispatcher;
    this.requests = requests;
    this.timer = timer;
    this.clock = clock;
  }

  void start() {
    leases.want(List.of(Leases.TRACKING));
    once(STOPS, tracker::checkStops);
    once(INBOX, this::forget);
    once(ORPHANS, this::loseSight);
    every(ORPHANS, this::takeOver);
  }

  /** Of several instances, one does it. */
  void once(Duration period, Runnable chore) {
    every(
        period,
        () ->
            leases
                .tenure(Leases.TRACKING)
                .ifPresent(tenure -> leases.during(Leases.TRACKING, tenure, chore)));
  }

  private void forget() {
    var old = clock.instant().minus(REQUESTS_KEPT);
    inbox.forget(old);
    hints.forget(old);
  }

  /** Says of what runs at a dead instance that nobody knows how it goes. */
  private void loseSight() {
    var lost = new SessionEvent.SightLost(clock.instant());
    sessions.outOfSight().forEach(id -> tracker.tell(id, lost));
  }

  /** Does what an instance that has died had still to do. */
  private void takeOver() {
    if (inbox.takeOver() > 0) {
      LOG.info("Another instance has died; its requests are done here");
      requests.resume();
    }
    sessions.takeOverActs();
    dispatcher.carryArrivedActs();
  }

  /** Does it again and again, with so much time between. */
  void every(Duration period, Runnable chore) {
    // The timer only wakes; a chore may wait for the database.
    Runnable apart = () -> Thread.ofVirtual().name("chore").start(() -> run(chore));
    var _ =
        timer.scheduleWithFixedDelay(
            apart, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run(Runnable chore) {
    try {
      if (!closed) {
        chore.run();
      }
    } catch (RuntimeException e) {
      if (closed) {
        return;
      }
      LOG.error("A chore failed; it comes again", e);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
