package dev.pitwall;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.pitwall.acp.AgentsFile;
import dev.pitwall.acp.Limits;
import dev.pitwall.acp.LocalAgents;
import dev.pitwall.delivery.Checker;
import dev.pitwall.delivery.SoakTally;
import dev.pitwall.session.SessionControls;
import dev.pitwall.store.Database;
import dev.pitwall.store.SessionTables;
import dev.pitwall.store.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/**
 * Two instances under load on one PostgreSQL database: again and again the one that sends is killed
 * with SIGKILL, and started again once the other sends. Then brings everything home and prints what
 * came of it, and how long nothing was sent. Ends with 1 when anything was lost or is there twice.
 * Properties: {@code instances}, which is 2, {@code minutes} and {@code directory}.
 */
final class InstancesSoak {
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(20);
  private static final Duration BETWEEN_SESSIONS = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final InstancePair pair;
  private final SoakTally tally = new SoakTally();
  private final List<Duration> takeOvers = new ArrayList<>();
  private final AtomicLong lastSent = new AtomicLong();
  private volatile List<ServeProcess> up;
  private volatile boolean loaded = true;
  private int asked;
  private int taken;

  private InstancesSoak(InstancePair pair) {
    this.pair = pair;
    this.up = List.of(pair.one, pair.two);
    pair.slack.onCall(call -> {
      tally.called(call);
      if (call.method().equals("chat.postMessage") || call.method().equals("chat.update")) {
        lastSent.set(System.nanoTime());
      }
    });
  }

  public static void main(String[] args) throws Exception {
    if (Integer.getInteger("instances") != 2) {
      throw new IllegalArgumentException("-Dinstances is 2, and nothing else");
    }
    ((Logger) LoggerFactory.getLogger("dev.pitwall.sandbox")).setLevel(Level.ERROR);
    var length = Duration.ofMinutes(Integer.getInteger("minutes"));
    var directory = Files.createDirectories(Path.of(System.getProperty("directory")));
    try (var pair = InstancePair.start(Files.createTempDirectory(directory, "instances"))) {
      var soak = new InstancesSoak(pair);
      soak.run(length);
      soak.print();
      System.exit(soak.tally.well() ? 0 : 1);
    }
  }

  private void run(Duration length) throws Exception {
    var load = Thread.ofVirtual().start(this::load);
    try {
      long start = System.nanoTime();
      for (var at = BETWEEN_KILLS; at.compareTo(length) <= 0; at = at.plus(BETWEEN_KILLS)) {
        sleep(at.minusNanos(System.nanoTime() - start));
        killTheOwner();
      }
    } finally {
      loaded = false;
      load.join();
    }
    Until.holds("everything to come home", PATIENCE, this::quiet);
    pair.end();
    tally.add("", count("SELECT count(*) FROM session"), problems());
  }

  private void killTheOwner() throws Exception {
    var owner = pair.owner();
    var other = pair.other(owner);
    up = List.of(other);
    owner.kill();
    long killed = System.nanoTime();
    tally.killed();
    Until.holds("the other to own", () -> pair.owner() == other);
    long owned = System.nanoTime();
    Until.holds("the other to send", () -> lastSent.get() > owned);
    takeOvers.add(Duration.ofNanos(lastSent.get() - killed));
    owner.restart();
    up = List.of(owner, other);
  }

  /** As a load balancer that knows who is up. */
  private void load() {
    for (int i = 0; loaded; i++) {
      var now = up;
      pair.slack.connectApp(now.get(i % now.size()).events());
      asked++;
      if (pair.slack.alice().command("/agents start Fix rounding " + i, "agents").ok()) {
        taken++;
      }
      sleep(BETWEEN_SESSIONS);
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean quiet() {
    return none("target WHERE dirty")
        && none("recheck")
        && none("inbox WHERE done_at IS NULL")
        && none("act WHERE outcome IS NULL")
        && none("session WHERE phase = 'open'");
  }

  private boolean none(String rows) {
    return count("SELECT count(*) FROM " + rows) == 0;
  }

  private long count(String query) {
    return Long.parseLong(TestServer.ask(pair.database, query).orElseThrow());
  }

  private List<String> problems() throws Exception {
    var environment = System.getenv();
    try (var database = Database.open(pair.database);
        var timer = Executors.newSingleThreadScheduledExecutor()) {
      var clock = InstantSource.system();
      var agents = AgentsFile.read(pair.agents(), environment);
      var control =
          new LocalAgents(
              agents,
              pair.agents().resolveSibling("nowhere"),
              environment,
              (_, _) -> {},
              clock,
              timer,
              Limits.DEFAULT);
      var checker =
          new Checker(
              pair.slack,
              new SessionTables(database, Duration.ZERO, clock),
              new SessionControls(List.of(control)),
              pair.database,
              Set.of(),
              Map.of());
      var wrong = new ArrayList<>(checker.problems());
      long begun = count("SELECT count(*) FROM session");
      if (begun < taken || begun > asked) {
        wrong.add(begun + " sessions, " + asked + " asked for and " + taken + " acknowledged");
      }
      return wrong;
    }
  }

  private void print() {
    Collections.sort(takeOvers);
    System.out.printf(
        "take-over: median %.1f s, worst %.1f s%n",
        seconds(takeOvers.get(takeOvers.size() / 2)), seconds(takeOvers.getLast()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000.0;
  }
}
