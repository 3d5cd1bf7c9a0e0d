package dev.pitwall.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A clock that jumps from one thing that happens to the next. Threads of its executor take turns,
 * one at a time and always in the same order, and {@link #sleep} in this time.
 */
public final class SimulatedTime implements InstantSource {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
  private final List<Strand> strands = new ArrayList<>();
  private static final ThreadLocal<Strand> OWN = new ThreadLocal<>();
  private volatile Instant now;
  private long count;

  public SimulatedTime(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** It happens then. */
  public void at(Instant time, Runnable what) {
    events.add(new Event(time, count++, what));
  }

  /** When the next thing happens; null when nothing does. */
  public @Nullable Instant next() {
    var first = events.peek();
    return first == null ? null : first.at;
  }

  /** Goes on to the given time; what happens until then happens. */
  public void to(Instant time) {
    for (var first = events.peek();
        first != null && !first.at.isAfter(time);
        first = events.peek()) {
      events.poll();
      now = first.at.isAfter(now) ? first.at : now;
      first.what.run();
    }
    now = time.isAfter(now) ? time : now;
  }

  /** For a thread of the executor: time goes by. Any other can't wait, and ends there. */
  public void sleep(Duration time) {
    var strand = OWN.get();
    if (strand == null) {
      throw new Killed();
    }
    at(now.plus(time), strand::resume);
    strand.park();
  }

  /** Every thread of the executor ends where it stands. */
  public void killThreads() {
    for (var strand : List.copyOf(strands)) {
      strand.killed = true;
      strand.resume();
    }
  }

  /**
   * @param end called at the end of each thread
   */
  public ExecutorService threads(Runnable end) {
    return new Threads(end);
  }

  /** What ends a thread, as a kill ends a process. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private record Event(Instant at, long number, Runnable what) {}

  /** A thread that runs when it is told to. */
  private final class Strand {
    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private boolean killed;
    private boolean over;

    Strand(Runnable task) {
      Thread.ofVirtual().start(() -> run(task));
    }

    private void run(Runnable task) {
      OWN.set(this);
      go.acquireUninterruptibly();
      try {
        if (!killed) {
          task.run();
        }
      } catch (Killed _) {
        // As told.
      } finally {
        over = true;
        back.release();
      }
    }

    void resume() {
      if (over) {
        return;
      }
      go.release();
      back.acquireUninterruptibly();
      if (over) {
        strands.remove(this);
      }
    }

    void park() {
      back.release();
      go.acquireUninterruptibly();
      if (killed) {
        throw new Killed();
      }
    }
  }

  private final class Threads extends AbstractExecutorService {
    private final Runnable end;

    Threads(Runnable end) {
      this.end = end;
    }

    @Override
    public void execute(Runnable task) {
      var strand =
          new Strand(() -> {
            task.run();
            end.run();
          });
      strands.add(strand);
      at(now, strand::resume);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
