package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.LEASE;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leases that instances take from each other. */
final class SharedLeases implements Fence {
  /** With a second between tries, another has it within ten. */
  static final Duration LENGTH = Duration.ofSeconds(8);

  private static final Logger LOG = LoggerFactory.getLogger(SharedLeases.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final String ALIVE = "instance/";

  private final LeaseTable table;
  private final DatabaseClock clock;

  /** The tenure that a thread's work belongs to. */
  private final ScopedValue<Tenure> tenure = ScopedValue.newInstance();

  private final String alive;
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("leases").daemon().factory());
  private volatile Consumer<String> taken = name -> {};
  private volatile boolean ousted;

  SharedLeases(LeaseTable table, DatabaseClock clock) {
    this.table = table;
    this.clock = clock;
    this.alive = alive(table.owner());
  }

  /** That an instance lives. */
  static String alive(String instance) {
    return ALIVE + instance;
  }

  private record Held(long token, Elapsed since) {}

  private record Tenure(String lease, long token) {}

  @Override
  public void start() {
    want(List.of(alive));
    var _ = timer.scheduleWithFixedDelay(this::beat, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void want(Collection<String> names) {
    names.stream().filter(wanted::add).forEach(this::take);
  }

  /** Renews what is held and tries to take what is wanted. */
  void beat() {
    held.forEach(this::renew);
    setClock();
    wanted.stream().filter(name -> !held.containsKey(name)).forEach(this::take);
  }

  private void renew(String name, Held lease) {
    try {
      var since = Elapsed.start();
      if (table.renew(name, lease.token)) {
        held.replace(name, lease, new Held(lease.token, since));
      } else {
        lost(name, lease);
      }
    } catch (SQLException e) {
      LOG.debug("Lease {} could not be renewed; trying again", name, e);
    }
  }

  private void setClock() {
    try {
      clock.set();
    } catch (SQLException e) {
      LOG.debug("The database's time is not known; asking again", e);
    }
  }

  private void lost(String name, Held lease) {
    if (!held.remove(name, lease)) {
      return;
    }
    LOG.warn("Another instance has taken over: {}", name);
    if (name.equals(alive)) {
      ousted = true;
      held.clear();
      LOG.error("{}", trouble().orElse(""));
    }
  }

  @Override
  public Optional<String> trouble() {
    return ousted
        ? Optional.of(
            "Another Pitwall runs as this instance, with a copy of its data directory. Stop this"
                + " one, delete the file instance-id in its data directory, and start it again.")
        : Optional.empty();
  }

  private synchronized void take(String name) {
    if (ousted || held.containsKey(name)) {
      return;
    }
    try {
      var since = Elapsed.start();
      var token = table.take(name);
      if (token.isPresent()) {
        tell(name);
        held.put(name, new Held(token.getAsLong(), since));
        LOG.info("This instance has taken over: {}", name);
      }
    } catch (SQLException e) {
      LOG.debug("Lease {} could not be taken; trying again", name, e);
    }
  }

  private void tell(String name) {
    try {
      taken.accept(name);
    } catch (RuntimeException e) {
      LOG.error("What follows the lease {} has failed", name, e);
    }
  }

  @Override
  public OptionalLong tenure(String name) {
    var lease = held.get(name);
    return lease != null && covers(lease, Duration.ZERO)
        ? OptionalLong.of(lease.token)
        : OptionalLong.empty();
  }

  @Override
  public void during(String name, long number, Runnable work) {
    ScopedValue.where(tenure, new Tenure(name, number)).run(work);
  }

  @Override
  public boolean covers(String name, Duration time) {
    var lease = held.get(name);
    return lease != null && covers(lease, time);
  }

  private static boolean covers(Held lease, Duration time) {
    return lease.since.now().plus(time).compareTo(LENGTH) <= 0;
  }

  @Override
  public Set<String> held() {
    return Set.copyOf(held.keySet());
  }

  @Override
  public void onTaken(Consumer<String> listener) {
    taken = listener;
  }

  @Override
  public Pass pass(String name) {
    if (tenure.isBound() && tenure.get().lease.equals(name)) {
      long token = tenure.get().token;
      return dsl -> lasts(dsl, name, token);
    }
    var lease = held.get(name);
    return dsl -> lease != null && lasts(dsl, name, lease.token);
  }

  private boolean lasts(DSLContext dsl, String name, long token) {
    boolean ours =
        dsl.selectOne()
            .from(LEASE)
            .where(LEASE.NAME.eq(name))
            .and(LEASE.OWNER.eq(table.owner()))
            .and(LEASE.TOKEN.eq(token))
            // Nobody takes it over before this transaction ends.
            .forShare()
            .fetchOptional()
            .isPresent();
    var lease = held.get(name);
    if (!ours && lease != null && lease.token == token) {
      lost(name, lease);
    }
    return ours;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    held.forEach((name, lease) -> {
      try {
        table.release(name, lease.token);
      } catch (SQLException e) {
        LOG.debug("Lease {} was not released; it runs out", name, e);
      }
    });
    held.clear();
    wanted.clear();
  }
}
