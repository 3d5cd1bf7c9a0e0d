package dev.pitwall.bench;

import dev.pitwall.card.ActionIds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Signed commands and clicks, answered, against a bare Jetty that only checks signatures: with few
 * connections, where everybody waits for the disk, with many, and with as many as either can use.
 * What waiting for the disk costs at least is told beside it: the same Jetty, appending to a file.
 */
final class AckBenchmark implements Benchmark {
  private static final int ROUNDS = Integer.getInteger("bench.ack.rounds", 5);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 2));
  private static final int WARM_UPS = 5;
  private static final List<Integer> CONNECTIONS = List.of(16, 64, 256);
  private static final double LEAST_THROUGHPUT = 0.6;
  private static final double MOST_P99 = 3;

  private final Path dist;

  AckBenchmark(Path dist) {
    this.dist = dist;
  }

  @Override
  public String name() {
    return "ack";
  }

  @Override
  public List<Row> run() throws IOException, InterruptedException {
    var rows = new ArrayList<Row>();
    try (var contestants = new Contestants(dist);
        var pitwall = contestants.pitwall();
        var journal = contestants.journal();
        var bare = contestants.bare()) {
      var requests = contestants.requests(InstantSource.system());
      pitwall.pause();
      journal.pause();
      bare.pause();
      var warmUp = new Load(CONNECTIONS.getFirst(), () -> requests.command("list"));
      for (int i = 0; i < WARM_UPS; i++) {
        for (var server : List.of(pitwall, journal, bare)) {
          warmUp.run(server);
        }
      }
      for (int connections : CONNECTIONS) {
        var commands = new Load(connections, () -> requests.command("list"));
        rows.addAll(commands.row("commands", pitwall, bare));
        var clicks = new Load(connections, () -> requests.click(ActionIds.SHOW, "none"));
        rows.addAll(clicks.row("clicks", pitwall, bare));
        rows.addAll(clicks.least(journal, bare));
      }
    }
    return rows;
  }

  /** What is asked, over how many connections. */
  private record Load(int connections, Supplier<byte[]> requests) {

    List<Row> row(String what, ServerProcess pitwall, ServerProcess bare)
        throws IOException, InterruptedException {
      var pairs = compared(pitwall, bare);
      long others = pairs.stream().mapToLong(pair -> pair.subject().others()).sum();
      return List.of(
          Row.atLeast(
              named(what, "throughput"),
              throughput(pairs),
              LEAST_THROUGHPUT,
              sides(pairs, ClosedLoop.Result::perSecond, 1, "/s")
                  + (others == 0 ? "" : ", " + others + " not 200")),
          Row.atMost(
              named(what, "p99"),
              p99(pairs),
              MOST_P99,
              sides(pairs, ClosedLoop.Result::p99, 1e-6, " ms")));
    }

    List<Row> least(ServerProcess journal, ServerProcess bare)
        throws IOException, InterruptedException {
      var pairs = compared(journal, bare);
      return List.of(
          Row.figure(
              named("a file only", "throughput"),
              String.format(Locale.ROOT, "%.2f ×", throughput(pairs)),
              "",
              true,
              sides(pairs, ClosedLoop.Result::perSecond, 1, "/s")),
          Row.figure(
              named("a file only", "p99"),
              String.format(Locale.ROOT, "%.2f ×", p99(pairs)),
              "",
              true,
              sides(pairs, ClosedLoop.Result::p99, 1e-6, " ms")));
    }

    private String named(String what, String figure) {
      return "%s, %d connections, %s / bare Jetty".formatted(what, connections, figure);
    }

    private List<Interleaved.Pair<ClosedLoop.Result>> compared(
        ServerProcess subject, ServerProcess bare) throws IOException, InterruptedException {
      run(subject);
      run(bare);
      return Interleaved.run(ROUNDS, () -> run(subject), () -> run(bare));
    }

    /** The others are held still: what Pitwall was asked for goes on after the answers. */
    private ClosedLoop.Result run(ServerProcess server) throws IOException, InterruptedException {
      server.resume();
      var result = ClosedLoop.run(server.port(), connections, TIME, requests);
      server.pause();
      return result;
    }
  }

  private static double throughput(List<Interleaved.Pair<ClosedLoop.Result>> pairs) {
    return Interleaved.ratios(pairs, ClosedLoop.Result::perSecond).median();
  }

  private static double p99(List<Interleaved.Pair<ClosedLoop.Result>> pairs) {
    return Interleaved.ratios(pairs, ClosedLoop.Result::p99).median();
  }

  private static String sides(
      List<Interleaved.Pair<ClosedLoop.Result>> pairs,
      java.util.function.ToDoubleFunction<ClosedLoop.Result> figure,
      double scale,
      String unit) {
    var subject =
        Samples.of(pairs.stream().map(p -> figure.applyAsDouble(p.subject()) * scale).toList());
    var baseline =
        Samples.of(pairs.stream().map(p -> figure.applyAsDouble(p.baseline()) * scale).toList());
    return String.format(
        Locale.ROOT, "%.1f%s / %.1f%s", subject.median(), unit, baseline.median(), unit);
  }
}
