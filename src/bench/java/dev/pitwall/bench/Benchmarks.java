package dev.pitwall.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs every benchmark and prints one table. Arguments: the packaged folder, then the names of
 * those to run; none for all.
 */
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] args) throws InterruptedException {
    var dist = Path.of(args[0]).toAbsolutePath();
    var wanted = List.of(args).subList(1, args.length);
    var rows = new ArrayList<Row>();
    for (var benchmark : all(dist)) {
      if (wanted.isEmpty() || wanted.contains(benchmark.name())) {
        System.err.println("Measuring " + benchmark.name() + " …");
        rows.addAll(measured(benchmark));
      }
    }
    Table.print(rows, System.out);
  }

  private static List<Benchmark> all(Path dist) {
    return List.of(
        new StartBenchmark(dist),
        new AckBenchmark(dist),
        new OldLogsBenchmark(dist, Integer.getInteger("bench.entries", 250_000)),
        new ListCommandBenchmark(dist, Integer.getInteger("bench.sessions", 1_000_000)),
        new DeliveryBenchmark());
  }

  private static List<Row> measured(Benchmark benchmark) throws InterruptedException {
    try {
      return benchmark.run();
    } catch (IOException e) {
      return List.of(Row.notMeasured(benchmark.name(), String.valueOf(e.getMessage())));
    }
  }
}
