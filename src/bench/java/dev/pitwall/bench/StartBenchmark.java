package dev.pitwall.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From the launcher's start to the first 200, with and without the archive; memory when idle. */
final class StartBenchmark implements Benchmark {
  private static final int ROUNDS = Integer.getInteger("bench.start.rounds", 7);
  private static final Duration IDLE = Duration.ofSeconds(3);
  private static final double MOST_TIME = 0.6;
  private static final double MOST_MEGABYTES = 160;

  private final Path dist;

  StartBenchmark(Path dist) {
    this.dist = dist;
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Row> run() throws IOException, InterruptedException {
    var rows = new ArrayList<Row>();
    try (var contestants = new Contestants(dist)) {
      if (contestants.hasArchive()) {
        rows.add(start(contestants));
      } else {
        rows.add(Row.notMeasured("start", "this JDK made no archive at packaging"));
      }
      rows.add(idle(contestants));
    }
    return rows;
  }

  private static Row start(Contestants contestants) throws IOException, InterruptedException {
    // The first of each reads its files from disk.
    millis(contestants::pitwall);
    millis(contestants::pitwallWithoutArchive);
    var pairs =
        Interleaved.run(
            ROUNDS,
            () -> millis(contestants::pitwall),
            () -> millis(contestants::pitwallWithoutArchive));
    var ratios = Interleaved.ratios(pairs, Double::doubleValue);
    var with = Samples.of(pairs.stream().map(Interleaved.Pair::subject).toList());
    var without = Samples.of(pairs.stream().map(Interleaved.Pair::baseline).toList());
    return Row.atMost(
        "start to first 200, archive / plain",
        ratios.median(),
        MOST_TIME,
        String.format(
            Locale.ROOT,
            "%.0f ms / %.0f ms, ratios %.2f–%.2f",
            with.median(),
            without.median(),
            ratios.min(),
            ratios.max()));
  }

  private static double millis(Interleaved.Measurement<ServerProcess> start)
      throws IOException, InterruptedException {
    try (var server = start.once()) {
      return server.millisToFirstAnswer();
    }
  }

  private static Row idle(Contestants contestants) throws IOException, InterruptedException {
    try (var server = contestants.pitwall()) {
      Thread.sleep(IDLE);
      double megabytes = server.residentMegabytes();
      return Row.figure(
          "memory when idle",
          String.format(Locale.ROOT, "%.0f MB", megabytes),
          "≤ %.0f MB".formatted(MOST_MEGABYTES),
          megabytes <= MOST_MEGABYTES,
          server.threads() + " threads");
    }
  }
}
