package dev.pitwall.delivery;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.pitwall.sandbox.slack.Fault;
import dev.pitwall.store.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;

/**
 * Kills a Pitwall under load with SIGKILL, at random, again and again, while Slack is unreliable
 * too; then brings everything home and prints what came of it. Ends with 1 when anything was lost
 * or is there twice. Properties: {@code kills}, {@code database}, which is {@code sqlite} or {@code
 * postgres}, {@code seed} for all that is random but the machine, and {@code directory}.
 */
final class Soak {
  private static final double FAULTY = 0.05;
  private static final int LONGEST_LIFE_MILLIS = 1_500;
  // A workspace of thousands of messages makes each look into it long, and nothing else.
  private static final int KILLS_IN_A_ROUND = 50;
  // While one starts, which is the processor's, another waits and works, which is not.
  private static final int AT_ONCE = 2;

  private final boolean postgres;
  private final Path directory;
  private final List<String> java;
  private final SoakTally tally = new SoakTally();

  private Soak(String database, Path directory) throws Exception {
    this.postgres = database.equals("postgres");
    if (!postgres && !database.equals("sqlite")) {
      throw new IllegalArgumentException("-Ddatabase is sqlite or postgres, not " + database);
    }
    this.directory = directory;
    var first = emptied("first");
    this.java = StartUpArchive.make(first, url(first));
  }

  public static void main(String[] args) throws Exception {
    // That nobody takes its requests while it is dead.
    ((Logger) LoggerFactory.getLogger("dev.pitwall.sandbox")).setLevel(Level.ERROR);
    int wanted = Integer.getInteger("kills");
    long seed = Long.getLong("seed");
    var soak = new Soak(System.getProperty("database"), Path.of(System.getProperty("directory")));
    var rounds = new ArrayList<Callable<Void>>();
    for (int from = 0; from < wanted; from += KILLS_IN_A_ROUND) {
      int kills = Math.min(KILLS_IN_A_ROUND, wanted - from);
      long own = seed + rounds.size();
      rounds.add(() -> soak.round(kills, own));
    }
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var round : threads.invokeAll(rounds)) {
        round.get();
      }
    }
    System.exit(soak.tally.well() ? 0 : 1);
  }

  private Void round(int kills, long seed) throws Exception {
    var random = new Random(seed);
    var misfortune = new Random(~seed); // Slack's, on threads of its own.
    var folder = emptied("seed" + seed);
    var url = url(folder);
    try (var rig = new MortalRig(folder, url, java)) {
      rig.slack.onCall(tally::called);
      for (int i = 0; i < kills; i++) {
        rig.slack.faults().from(_ -> fault(misfortune));
        rig.start("");
        live(rig, random);
        rig.kill();
        tally.killed();
      }
      rig.bringHome();
      tally.add("With -Dseed=" + seed + ": ", rig.sessions(), rig.stops().size(), rig.problems());
    }
    if (postgres) {
      TestServer.drop(url);
    }
    return null;
  }

  private String url(Path folder) {
    return postgres ? TestServer.fresh() : "jdbc:sqlite:" + folder.resolve("pitwall.db");
  }

  /** Such as pass soon: the time is for kills. */
  private static synchronized Optional<Fault> fault(Random random) {
    return random.nextDouble() > FAULTY
        ? Optional.empty()
        : Optional.of(
            switch (random.nextInt(6)) {
              case 0 -> new Fault.Dropped(true);
              case 1 -> new Fault.Dropped(false);
              case 2 -> new Fault.ServerError(true);
              case 3 -> new Fault.HtmlBody();
              case 4 -> new Fault.DoneLater(Duration.ofMillis(random.nextInt(700)));
              default -> new Fault.RateLimitedAs("1");
            });
  }

  private static void live(MortalRig rig, Random random) throws InterruptedException {
    long end = System.nanoTime() + random.nextInt(LONGEST_LIFE_MILLIS) * 1_000_000L;
    for (int i = 0; System.nanoTime() < end; i++) {
      rig.begin(i % 3 == 0 ? "Watch and " + QuickSource.WAIT : "Mend the totals");
      rig.slack.doWhatIsLate();
      if (i % 4 == 3) {
        rig.stopAll();
      }
      Thread.sleep(random.nextInt(100));
    }
  }

  private Path emptied(String name) throws IOException {
    var folder = directory.resolve(name);
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }
}
