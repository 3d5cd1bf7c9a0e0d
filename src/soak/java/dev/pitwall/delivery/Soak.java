package dev.pitwall.delivery;

import dev.pitwall.sandbox.slack.Call.Effect;
import dev.pitwall.sandbox.slack.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Kills a Pitwall under load with SIGKILL, at random, again and again, while Slack is unreliable
 * too; then brings everything home and prints what came of it. Ends with 1 when anything was lost
 * or is there twice. Arguments: how many kills, a folder for the databases, which is emptied.
 */
final class Soak {
  private static final double FAULTY = 0.05;
  private static final int LONGEST_LIFE_MILLIS = 1_500;
  // A workspace of thousands of messages makes each look into it long, and nothing else.
  private static final int KILLS_IN_A_ROUND = 50;

  private final Path directory;
  private final Random random = new Random();
  private final AtomicLong posts = new AtomicLong();
  private final AtomicLong twice = new AtomicLong();
  private long sessions;
  private int kills;
  private int lost;
  private int duplicate;
  private int other;

  private Soak(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] args) throws Exception {
    var soak = new Soak(Path.of(args[1]));
    int wanted = Integer.parseInt(args[0]);
    while (soak.kills < wanted) {
      soak.round(Math.min(KILLS_IN_A_ROUND, wanted - soak.kills));
      soak.print();
    }
    System.exit(soak.lost + soak.duplicate + soak.other > 0 ? 1 : 0);
  }

  private void round(int many) throws Exception {
    var folder = directory.resolve("from" + kills);
    empty(folder);
    try (var rig = new MortalRig(folder)) {
      rig.slack.onCall(call -> {
        if (call.effect() == Effect.DONE) {
          posts.addAndGet(call.method().equals("chat.postMessage") ? 1 : 0);
          twice.addAndGet(call.method().equals("chat.delete") ? 1 : 0);
        }
      });
      for (int i = 0; i < many; i++) {
        rig.slack.faults().from(_ -> fault());
        rig.start("");
        live(rig);
        rig.kill();
        kills++;
        System.err.printf("\r%d kills", kills);
      }
      rig.bringHome();
      sessions += rig.sessions();
      take(rig.problems());
    }
  }

  /** Such as pass soon: the time is for kills. */
  private Optional<Fault> fault() {
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

  private void live(MortalRig rig) throws InterruptedException {
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

  private void take(List<String> problems) {
    for (var problem : problems) {
      System.err.println("\n" + problem);
      if (problem.startsWith("lost")) {
        lost++;
      } else if (problem.startsWith("twice") || problem.startsWith("entries twice")) {
        duplicate++;
      } else {
        other++;
      }
    }
  }

  private void print() {
    System.err.println();
    System.out.printf(
        "%-8s %-9s %-7s %-14s %-6s %-10s %s%n",
        "kills", "sessions", "posts", "healed twice", "lost", "duplicate", "other");
    System.out.printf(
        "%-8d %-9d %-7d %-14d %-6d %-10d %d%n",
        kills, sessions, posts.get(), twice.get(), lost, duplicate, other);
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
