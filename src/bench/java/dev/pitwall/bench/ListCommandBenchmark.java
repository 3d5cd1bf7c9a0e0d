package dev.pitwall.bench;

import dev.pitwall.store.Database;
import dev.pitwall.store.DatabaseRefused;
import dev.pitwall.store.ManySessions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code /agents list …} as people wait for it: from the signed request until the answer is at its
 * {@code response_url}; by the packaged {@code serve} with many sessions and by one with a
 * thousand, in turns.
 */
final class ListCommandBenchmark implements Benchmark {
  private static final int FEW = 1_000;
  private static final int ROUNDS = Integer.getInteger("bench.list.rounds", 100);
  private static final int WARM_UP = Integer.getInteger("bench.list.warmup", 300);
  private static final long PATIENCE_SECONDS = 10;
  private static final double P99_MS = 15;
  private static final double RATIO = 2;

  private final Path dist;
  private final int many;
  private int asked;

  ListCommandBenchmark(Path dist, int many) {
    this.dist = dist;
    this.many = many;
  }

  @Override
  public String name() {
    return "list";
  }

  @Override
  public List<Row> run() throws IOException, InterruptedException {
    try (var contestants = new Contestants(dist)) {
      var large = filled(contestants, many);
      var small = filled(contestants, FEW);
      try (var manySessions = contestants.pitwall(large);
          var fewSessions = contestants.pitwall(small);
          var one = new Connection(manySessions.port());
          var other = new Connection(fewSessions.port())) {
        var rows = rows(contestants, one, other);
        rows.add(threads(manySessions, fewSessions));
        return rows;
      }
    }
  }

  private static String filled(Contestants contestants, int count) throws IOException {
    var url = contestants.emptyDatabase();
    try (var database = Database.open(url)) {
      ManySessions.fill(database, count);
      return url;
    } catch (DatabaseRefused e) {
      throw new IOException(e);
    }
  }

  private List<Row> rows(Contestants contestants, Connection large, Connection small)
      throws IOException, InterruptedException {
    var requests = contestants.requests(InstantSource.system());
    Map<String, List<Interleaved.Pair<Long>>> pairs = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (var text : ListTexts.all().entrySet()) {
        var list = "list " + text.getValue();
        boolean largeFirst = round % 2 == 0;
        long first = nanos(contestants, largeFirst ? large : small, requests, list);
        long second = nanos(contestants, largeFirst ? small : large, requests, list);
        if (round >= 0) {
          pairs
              .computeIfAbsent(text.getKey(), _ -> new ArrayList<>())
              .add(
                  largeFirst
                      ? new Interleaved.Pair<>(first, second)
                      : new Interleaved.Pair<>(second, first));
        }
      }
    }
    var rows = new ArrayList<Row>();
    rows.add(row("list, all filters", pairs.values().stream().flatMap(List::stream).toList()));
    pairs.forEach((filter, some) -> rows.add(row("list " + filter, some)));
    return rows;
  }

  private long nanos(
      Contestants contestants, Connection connection, SlackRequests requests, String text)
      throws IOException, InterruptedException {
    var slack = contestants.slack();
    var id = String.valueOf(++asked);
    var request = requests.command(text, slack.answersUrl(id));
    var answer = slack.awaits(id);
    long start = System.nanoTime();
    int status = connection.exchange(request);
    if (status != 200) {
      throw new IOException("A list was answered with " + status + ".");
    }
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - start;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("No answer came to: " + text, e);
    }
  }

  private Row row(String what, List<Interleaved.Pair<Long>> pairs) {
    var m = Samples.of(pairs.stream().map(Interleaved.Pair::subject).toList());
    var f = Samples.of(pairs.stream().map(Interleaved.Pair::baseline).toList());
    double p99 = m.percentile(0.99) / 1e6;
    double ratio = m.median() / f.median();
    return Row.figure(
        what,
        String.format(Locale.ROOT, "p99 %.2f ms, %.2f ×", p99, ratio),
        String.format(Locale.ROOT, "p99 ≤ %.0f ms, ≤ %.0f ×", P99_MS, RATIO),
        p99 <= P99_MS && ratio <= RATIO,
        String.format(
            Locale.ROOT,
            "%,d sessions: median %.2f ms; %,d: median %.2f ms, p99 %.2f ms; %d commands each",
            many,
            m.median() / 1e6,
            FEW,
            f.median() / 1e6,
            f.percentile(0.99) / 1e6,
            m.count()));
  }

  /** A session that waits for nothing but its source costs none. */
  private Row threads(ServerProcess manySessions, ServerProcess fewSessions) throws IOException {
    long ofMany = manySessions.threads();
    long ofFew = fewSessions.threads();
    return Row.figure(
        "threads, %,d sessions / %,d".formatted(many, FEW),
        ofMany + " / " + ofFew,
        "no more",
        ofMany <= ofFew + 2,
        "two more or less are the JDK's compilers, which come and go");
  }
}
