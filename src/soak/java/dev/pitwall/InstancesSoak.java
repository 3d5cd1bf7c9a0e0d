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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/**
 * Two instances under load on one PostgreSQL database and with a hostile Slack: again and again the
 * one that sends is killed with SIGKILL, and started again once the other sends. Then brings
 * everything home and prints what came of it, and how long nothing was sent. Ends with 1 when
 * anything was lost or is there twice. Properties: {@code instances}, which is 2, {@code minutes},
 * {@code seed} of what goes wrong at Slack, and {@code directory}.
 */
final class InstancesSoak {
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final InstancePair pair;
  private final PairLoad load;
  private final SoakTally tally = new SoakTally();
  private final List<Duration> takeOvers = new ArrayList<>();
  private final List<Duration> silences = new ArrayList<>();
  private final AtomicLong lastSent = new AtomicLong();

  private InstancesSoak(InstancePair pair, Path told) {
    this.pair = pair;
    this.load = new PairLoad(pair, told, Long.getLong("seed"));
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
    var directory =
        Files.createTempDirectory(
            Files.createDirectories(Path.of(System.getProperty("directory"))), "instances");
    var told = Files.createDirectory(directory.resolve("told"));
    try (var pair = InstancePair.overheard(directory, told)) {
      var soak = new InstancesSoak(pair, told);
      soak.run(length);
      soak.print();
      System.exit(soak.tally.well() ? 0 : 1);
    }
  }

  private void run(Duration length) throws Exception {
    load.start();
    try {
      long start = System.nanoTime();
      for (var at = BETWEEN_KILLS; at.compareTo(length) <= 0; at = at.plus(BETWEEN_KILLS)) {
        Thread.sleep(at.minusNanos(System.nanoTime() - start));
        killTheOwner();
      }
    } finally {
      load.end();
    }
    Until.holds("everything to come home", PATIENCE, load::quiet);
    pair.end();
    tally.add("", load.sessions(), load.stops(), problems());
  }

  private void killTheOwner() throws Exception {
    var owner = pair.owner();
    var other = pair.other(owner);
    load.up(List.of(other));
    owner.kill();
    long killed = System.nanoTime();
    tally.killed();
    Until.holds("the other to own", () -> pair.owner() == other);
    long owned = System.nanoTime();
    takeOvers.add(Duration.ofNanos(owned - killed));
    Until.holds("the other to send", PATIENCE, () -> lastSent.get() > owned);
    silences.add(Duration.ofNanos(lastSent.get() - killed));
    owner.restart();
    load.up(List.of(owner, other));
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
              load.deleted(),
              Map.of());
      var wrong = new ArrayList<>(checker.problems());
      wrong.addAll(load.problems());
      return wrong;
    }
  }

  private void print() {
    print("the lease taken over", takeOvers);
    print("the next call to Slack", silences);
  }

  private static void print(String what, List<Duration> times) {
    Collections.sort(times);
    System.out.printf(
        "from a kill to %s: median %.1f s, worst %.1f s%n",
        what, seconds(times.get(times.size() / 2)), seconds(times.getLast()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000.0;
  }
}
