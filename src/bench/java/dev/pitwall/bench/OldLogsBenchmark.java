package dev.pitwall.bench;

import dev.pitwall.store.Database;
import dev.pitwall.store.DatabaseRefused;
import dev.pitwall.store.ManyLogs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/**
 * How long a command waits for its answer while old logs are dropped and their space is given back,
 * and while nothing else is done; in turns, for as long each.
 */
final class OldLogsBenchmark implements Benchmark {
  private static final int ROUNDS = 5;
  private static final int PER_SECOND = Integer.getInteger("bench.rate", 500);
  private static final long WARM_UP_SECONDS = 5;
  private static final double MOST_P99 = 2;
  private static final double MOST_WORST = 3;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path dist;
  private final long entries;

  /**
   * @param entries of logs, all of which are dropped
   */
  OldLogsBenchmark(Path dist, long entries) {
    this.dist = dist;
    this.entries = entries;
  }

  @Override
  public String name() {
    return "old-logs";
  }

  @Override
  public List<Row> run() throws IOException, InterruptedException {
    try (var contestants = new Contestants(dist);
        var server = contestants.oldLogs(filled(contestants))) {
      var load = new Load(server.port(), contestants.requests(InstantSource.system()));
      load.during(load.seconds(WARM_UP_SECONDS));
      var pairs = new ArrayList<Interleaved.Pair<Round>>();
      for (int round = 1; round <= ROUNDS; round++) {
        var dropping = load.during(load.dropping(entries * round / ROUNDS));
        pairs.add(new Interleaved.Pair<>(dropping, load.during(load.lasting(dropping.nanos()))));
      }
      return rows(pairs);
    }
  }

  private String filled(Contestants contestants) throws IOException {
    var url = contestants.emptyDatabase();
    try (var database = Database.open(url)) {
      ManyLogs.fill(database, Math.toIntExact(entries));
      return url;
    } catch (DatabaseRefused e) {
      throw new IOException(e);
    }
  }

  private List<Row> rows(List<Interleaved.Pair<Round>> pairs) {
    var what = String.format(Locale.ROOT, "ack while %,d log entries are dropped, ", entries);
    double seconds = pairs.stream().mapToLong(pair -> pair.subject().nanos()).sum() / 1e9;
    return List.of(
        row(what + "p99 / alone", pairs, MOST_P99, round -> round.acks().percentile(0.99)),
        row(what + "worst / alone", pairs, MOST_WORST, round -> round.acks().max()),
        Row.figure(
            "log entries dropped",
            String.format(Locale.ROOT, "%,.0f/s", entries / seconds),
            "",
            true,
            String.format(Locale.ROOT, "beside %d commands/s, in %.0f s", PER_SECOND, seconds)));
  }

  private static Row row(
      String what,
      List<Interleaved.Pair<Round>> pairs,
      double most,
      ToDoubleFunction<Round> figure) {
    var subject = Samples.of(pairs.stream().map(p -> figure.applyAsDouble(p.subject())).toList());
    var alone = Samples.of(pairs.stream().map(p -> figure.applyAsDouble(p.baseline())).toList());
    return Row.atMost(
        what,
        Interleaved.ratios(pairs, figure).median(),
        most,
        String.format(
            Locale.ROOT,
            "%.1f ms / %.1f ms; of all rounds at most %.1f ms / %.1f ms",
            subject.median() / 1e6,
            alone.median() / 1e6,
            subject.max() / 1e6,
            alone.max() / 1e6));
  }

  /**
   * What a while gave.
   *
   * @param nanos how long it was
   */
  private record Round(long nanos, Samples acks) {}

  /** Commands, so many a second. */
  private record Load(int port, SlackRequests requests) {

    Round during(BooleanSupplier goOn) throws IOException, InterruptedException {
      long begin = System.nanoTime();
      var recorder = OpenLoop.run(port, PER_SECOND, () -> requests.command("list"), goOn);
      if (recorder.others() > 0) {
        throw new IOException(recorder.others() + " commands were not answered with 200.");
      }
      return new Round(System.nanoTime() - begin, recorder.samples());
    }

    BooleanSupplier seconds(long seconds) {
      return lasting(seconds * 1_000_000_000);
    }

    BooleanSupplier lasting(long nanos) {
      long end = System.nanoTime() + nanos;
      return () -> System.nanoTime() < end;
    }

    /** As long as it takes to drop so many from the beginning. */
    BooleanSupplier dropping(long entries) {
      var address = URI.create("http://127.0.0.1:" + port + "/drop?entries=" + entries);
      var dropped =
          HTTP.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
      return () -> !dropped.isDone();
    }
  }
}
