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
  // What compiling took at the start is given back by then.
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final int IDLE_STARTS = 3;
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
    var megabytes = new ArrayList<Double>();
    long threads = 0;
    for (int i = 0; i < IDLE_STARTS; i++) {
      try (var server = contestants.pitwall()) {
        Thread.sleep(IDLE);
        megabytes.add(server.residentMegabytes());
        threads = server.threads();
      }
    }
    var all = Samples.of(megabytes);
    return Row.figure(
        "memory when idle",
        String.format(Locale.ROOT, "%.0f MB", all.median()),
        "≤ %.0f MB".formatted(MOST_MEGABYTES),
        all.median() <= MOST_MEGABYTES,
        String.format(Locale.ROOT, "%d threads, %.0f–%.0f MB", threads, all.min(), all.max()));
  }
}
