package dev.pitwall.acp;

import dev.pitwall.session.LogEntry;
import dev.pitwall.session.SessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session's events on their way to the store, in order. Log entries are gathered and written at
 * most every so often; whoever adds faster than that waits.
 */
final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final int MOST_GATHERED = 500;
  private static final int MOST_CHARACTERS = 1 << 20;

  /** A log longer than this is read by nobody, and fills the disk of everybody. */
  private static final int LONGEST_LOG = 50_000;

  private static final long LARGEST_LOG = 64L << 20;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int RETRIES = 30;

  private final String name;
  private final Consumer<SessionEvent> events;
  private final Alarm alarm;
  private final Duration gather;
  private final List<LogEntry> gathered = new ArrayList<>();
  private int characters;
  private int entries;
  private long allCharacters;
  private String activity = "";
  private String toldActivity = "";
  private String title = "";
  private boolean waiting;
  private boolean scheduled;
  private boolean failing;
  private long written;

  /**
   * A journal.
   *
   * @param name of the session, for the log
   */
  Journal(String name, Consumer<SessionEvent> events, Alarm alarm, Duration gather) {
    this.name = name;
    this.events = events;
    this.alarm = alarm;
    this.gather = gather;
    this.written = System.nanoTime() - gather.toNanos();
  }

  /** Adds an entry; waits while too much is gathered. */
  synchronized void log(LogEntry entry, int size) {
    if (entries >= LONGEST_LOG || allCharacters >= LARGEST_LOG) {
      return;
    }
    entries++;
    allCharacters += size;
    characters += size;
    gathered.add(entry);
    if (entries == LONGEST_LOG || allCharacters >= LARGEST_LOG) {
      var cut = "The log is longer than Pitwall keeps; what follows of it is not kept.";
      gathered.add(new LogEntry.Failure(entry.at(), cut));
      LOG.warn("Session {}: its log is cut after {} entries", name, entries);
    }
    if (gathered.size() >= MOST_GATHERED || characters >= MOST_CHARACTERS) {
      awaitTurn();
      flush();
    } else {
      schedule();
    }
  }

  /** What the agent does now; only the latest is told. */
  synchronized void activity(String next) {
    activity = next;
    if (!activity.equals(toldActivity)) {
      schedule();
    }
  }

  /** What the agent calls the session; only the latest is told. */
  synchronized void title(String next) {
    title = next;
    schedule();
  }

  /** Tells what was gathered, then the event. */
  synchronized void tell(SessionEvent event) {
    if (event instanceof SessionEvent.Asked) {
      // What it asks about has not begun yet, and the card shows the question now.
      waiting = true;
      activity = "";
      toldActivity = "";
    }
    flush();
    events.accept(event);
    if (event instanceof SessionEvent.Answered) {
      waiting = false;
      schedule();
    }
  }

  /** Tells how the session ended: not given up as soon as the database refuses. */
  void tellEnd(SessionEvent event) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        synchronized (this) {
          activity = toldActivity;
          tell(event);
          return;
        }
      } catch (RuntimeException e) {
        if (tries == RETRIES) {
          throw e;
        }
        LOG.warn("Session {}: its end can't be stored yet: {}", name, e.getMessage());
        Thread.sleep(RETRY);
      }
    }
  }

  private synchronized void tick() {
    scheduled = false;
    flush();
  }

  private void schedule() {
    if (scheduled) {
      return;
    }
    scheduled = true;
    long delay = Math.max(0, (failing ? RETRY : gather).toNanos() - sinceWritten());
    alarm.after(delay, this::tick);
  }

  private void awaitTurn() {
    try {
      for (long left; (left = gather.toNanos() - sinceWritten()) > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long sinceWritten() {
    return System.nanoTime() - written;
  }

  private void flush() {
    boolean news = !waiting && !activity.equals(toldActivity);
    if (gathered.isEmpty() && !news && title.isEmpty()) {
      return;
    }
    written = System.nanoTime();
    try {
      if (!gathered.isEmpty()) {
        events.accept(new SessionEvent.Logged(gathered));
        gathered.clear();
        characters = 0;
      }
      if (!title.isEmpty()) {
        events.accept(new SessionEvent.Renamed(title));
        title = "";
      }
      if (news) {
        events.accept(new SessionEvent.Progressed(activity));
        toldActivity = activity;
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.error("Session {}: its log can't be stored; trying again", name, e);
      }
      failing = true;
      schedule();
    }
  }
}
