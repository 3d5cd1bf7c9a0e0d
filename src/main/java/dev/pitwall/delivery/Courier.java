package dev.pitwall.delivery;

import dev.pitwall.delivery.DeliveryStore.Backlog;
import dev.pitwall.delivery.DeliveryStore.Block;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what Slack shows to what it should show: one errand at a time for each channel, so that a
 * slow channel holds up no other, each rendered from the newest state when its turn comes.
 */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int AT_ONCE = 1_000;
  private static final Duration REST = Duration.ofSeconds(5);
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
  // A busy agent commits hundreds of times a second; looking as often would tell nothing more.
  private static final Duration GATHER = Duration.ofMillis(20);
  private static final Duration LAST_CALLS = Duration.ofSeconds(3);

  private final DeliveryStore store;
  private final Pacing pacing;
  private final Blocks blocks;
  private final Setbacks setbacks;
  private final Errand errand;
  private final SecondLook secondLook;
  private final RollUps rollUps;
  private final Pace pace;
  private final InstantSource clock;
  private final Wakeup wakeup = new Wakeup();
  private final InFlight inFlight = new InFlight();
  private final ExecutorService threads;
  private @Nullable Thread loop;
  private volatile boolean closed;
  private volatile Instant resting = Instant.EPOCH;

  public Courier(
      DeliveryStore store,
      MessageSender sender,
      Renderer renderer,
      Pace pace,
      MeterRegistry registry,
      InstantSource clock) {
    this(
        store,
        sender,
        renderer,
        pace,
        registry,
        clock,
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("courier-", 0).factory()));
  }

  /**
   * @param threads run what may take long, each call for itself
   */
  Courier(
      DeliveryStore store,
      MessageSender sender,
      Renderer renderer,
      Pace pace,
      MeterRegistry registry,
      InstantSource clock,
      ExecutorService threads) {
    this.threads = threads;
    this.store = store;
    this.pace = pace;
    this.clock = clock;
    var tally = new Tally(registry, store, clock);
    this.pacing = new Pacing(store, pace, clock.instant());
    this.blocks = new Blocks(store, clock.instant());
    this.setbacks = new Setbacks(store, pacing, blocks, tally, pace.settle(), clock);
    this.errand =
        new Errand(store, sender, renderer, blocks, setbacks, tally, pace.settle(), clock);
    this.secondLook = new SecondLook(store, sender, pacing, setbacks, pace.settle(), clock);
    this.rollUps = new RollUps(store, pacing, pace.rollUp());
    secondLook.begin();
  }

  /** Starts doing what is due, as soon as it is, until closed. */
  public synchronized void start() {
    if (loop == null) {
      loop = Thread.ofVirtual().name("courier").start(this::loop);
    }
  }

  /** Something may have become due; for the store to call after each commit. Never waits. */
  public void wake() {
    wakeup.call();
  }

  /** This instance sends to the workspace from now on, another did before. */
  public void tookOver(Workspace workspace) {
    pacing.tookOver(workspace, clock.instant());
    blocks.tookOver(workspace, clock.instant());
    secondLook.tookOver(workspace);
    wake();
  }

  /** Does all that is due now and may be done now, and returns when it is done. */
  public void runDue() throws InterruptedException {
    while (round().started > 0) {
      inFlight.awaitNone();
    }
  }

  /** Begins what is due now and may be done now; when there may be more. */
  Instant step() {
    return round().next;
  }

  /** How it goes, for {@code /readyz}. */
  public Health health() {
    return new Health(!setbacks.outage(), blocks.all(), store.backlog(clock.instant()));
  }

  /**
   * How it goes.
   *
   * @param reachable whether the last call to Slack found a connection
   */
  public record Health(boolean reachable, List<Block> blocks, Backlog backlog) {
    public Health {
      blocks = List.copyOf(blocks);
    }
  }

  private void loop() {
    try {
      while (!closed) {
        long seen = wakeup.calls();
        wakeup.await(seen, sleep());
        Thread.sleep(GATHER);
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private Duration sleep() throws InterruptedException {
    try {
      return Duration.between(clock.instant(), round().next);
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.error("What is due for Slack can't be read; trying again in {} s", REST.toSeconds(), e);
        Thread.sleep(REST);
      }
      return Duration.ZERO;
    }
  }

  private Round round() {
    var now = clock.instant();
    if (now.isBefore(resting)) {
      return new Round(0, resting);
    }
    var busy = inFlight.channels();
    var next = earlier(now.plus(LONGEST_SLEEP), rollUps.look(now));
    int started = 0;
    for (var job : jobs(now, Set.copyOf(busy))) {
      if (busy.size() >= pace.channels()) {
        break;
      }
      if (mustWait(job.channel(), busy)) {
        continue;
      }
      var free = pacing.take(job.wish, now);
      if (free.isPresent()) {
        next = earlier(next, free.get());
      } else {
        busy.add(job.channel());
        begin(job);
        started++;
      }
    }
    return new Round(started, earlier(next, store.nextDue(now).orElse(next)));
  }

  private List<Job> jobs(Instant now, Set<Channel> busy) {
    var targets =
        store.due(now, busy, AT_ONCE).stream()
            .map(t ->
                new Job(
                    t.kind() + " " + t.key(),
                    Wish.of(t),
                    () -> errand.run(t),
                    e -> setbacks.broken(t, e)));
    var rechecks =
        store.rechecks(now, busy, AT_ONCE).stream()
            .map(r ->
                new Job(
                    "second look at " + r.key(),
                    Wish.of(r),
                    () -> secondLook.run(r),
                    e -> secondLook.broken(r, e)));
    return Stream.concat(targets, rechecks).toList();
  }

  private boolean mustWait(Channel channel, Set<Channel> busy) {
    return busy.contains(channel)
        || (blocks.onTrial(channel)
            && busy.stream().anyMatch(b -> b.workspace().equals(channel.workspace())));
  }

  private void begin(Job job) {
    inFlight.add(job.channel());
    threads.execute(() -> {
      try {
        if (!job.work.getAsBoolean()) {
          pacing.giveBack(job.wish, clock.instant());
        }
      } catch (NotOurTurn e) {
        LOG.info("Left to another instance: {}", job.name);
      } catch (RuntimeException e) {
        broken(job, e);
      } finally {
        inFlight.remove(job.channel());
        wakeup.call();
      }
    });
  }

  private void broken(Job job, RuntimeException error) {
    try {
      job.broken.accept(error);
    } catch (RuntimeException e) {
      if (closed) {
        return; // The mark of the attempt is on disk: the next start looks for the message.
      }
      LOG.error("Nothing can be stored; pausing for {} s", REST.toSeconds(), e);
      resting = clock.instant().plus(REST);
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /**
   * Ends; what is under way may finish for a moment, and is looked for at the next start if not.
   */
  @Override
  public void close() throws InterruptedException {
    closed = true;
    synchronized (this) {
      if (loop != null) {
        loop.interrupt();
        loop.join();
      }
    }
    threads.shutdown();
    if (!threads.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS)) {
      threads.shutdownNow();
      threads.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private record Round(int started, Instant next) {}

  /**
   * One thing to do.
   *
   * @param name for the log
   * @param work whether Slack was called
   * @param broken takes an error of ours
   */
  private record Job(
      String name, Wish wish, BooleanSupplier work, Consumer<RuntimeException> broken) {
    Channel channel() {
      return wish.channel();
    }
  }
}
