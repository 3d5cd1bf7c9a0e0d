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

/** Signed commands and clicks, answered, against a bare Jetty that only checks signatures. */
final class AckBenchmark implements Benchmark {
  private static final int ROUNDS = Integer.getInteger("bench.ack.rounds", 5);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 3));
  private static final int CONNECTIONS = Integer.getInteger("bench.connections", 16);
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
        var bare = contestants.bare()) {
      var requests = contestants.requests(InstantSource.system());
      rows.addAll(compare("commands", pitwall, bare, () -> requests.command("list")));
      rows.addAll(compare("clicks", pitwall, bare, () -> requests.click(ActionIds.SHOW, "none")));
    }
    return rows;
  }

  private static List<Row> compare(
      String what, ServerProcess pitwall, ServerProcess bare, Supplier<byte[]> requests)
      throws IOException, InterruptedException {
    load(pitwall, bare, requests);
    load(bare, pitwall, requests);
    var pairs =
        Interleaved.run(
            ROUNDS, () -> load(pitwall, bare, requests), () -> load(bare, pitwall, requests));
    var throughput = Interleaved.ratios(pairs, ClosedLoop.Result::perSecond);
    var p99 = Interleaved.ratios(pairs, ClosedLoop.Result::p99);
    long others = pairs.stream().mapToLong(pair -> pair.subject().others()).sum();
    return List.of(
        Row.atLeast(
            what + ", throughput / bare Jetty",
            throughput.median(),
            LEAST_THROUGHPUT,
            sides(pairs, ClosedLoop.Result::perSecond, 1, "/s")
                + (others == 0 ? "" : ", " + others + " not 200")),
        Row.atMost(
            what + ", p99 / bare Jetty",
            p99.median(),
            MOST_P99,
            sides(pairs, ClosedLoop.Result::p99, 1e-6, " ms")));
  }

  /** With the other held still: what Pitwall was asked for goes on after the answers. */
  private static ClosedLoop.Result load(
      ServerProcess server, ServerProcess other, Supplier<byte[]> requests)
      throws IOException, InterruptedException {
    other.pause();
    server.resume();
    var result = ClosedLoop.run(server.port(), CONNECTIONS, TIME, requests);
    other.resume();
    return result;
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
