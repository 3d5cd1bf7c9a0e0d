package dev.pitwall;

import dev.pitwall.delivery.Inbox;
import dev.pitwall.session.SessionTracker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done every so often. */
final class Chores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final Duration STOPS = Duration.ofSeconds(5);
  private static final Duration INBOX = Duration.ofMinutes(10);
  // Slack repeats a request for minutes; a day leaves room for whoever looks into something.
  private static final Duration REQUESTS_KEPT = Duration.ofHours(24);

  private final SessionTracker tracker;
  private final Inbox inbox;
  private final ScheduledExecutorService timer;
  private final InstantSource clock;
  private volatile boolean closed;

  Chores(SessionTracker tracker, Inbox inbox, ScheduledExecutorService timer, InstantSource clock) {
    this.tracker = tracker;
    this.inbox = inbox;
    this.timer = timer;
    this.clock = clock;
  }

  void start() {
    every(STOPS, tracker::checkStops);
    every(INBOX, () -> inbox.forget(clock.instant().minus(REQUESTS_KEPT)));
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
