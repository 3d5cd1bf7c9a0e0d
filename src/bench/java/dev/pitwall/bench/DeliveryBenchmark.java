package dev.pitwall.bench;

import dev.pitwall.delivery.OurDelivery;
import dev.pitwall.delivery.PlainDelivery;
import dev.pitwall.delivery.Shown;
import dev.pitwall.delivery.Trace;
import dev.pitwall.store.DatabaseRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A hundred busy cards in one workspace that takes fifty edits a minute, in simulated time. The
 * least possible is computed from the trace alone: {@link Trace#least} with the two seconds for a
 * change of state, and for other changes, rolled up, the age that our delivery reaches on average;
 * it knows the future and no limit.
 */
final class DeliveryBenchmark implements Benchmark {
  private static final int CARDS = 100;
  private static final int CHANNELS = 10;
  private static final Duration LENGTH = Duration.ofMinutes(10);
  private static final Duration WANTED = Duration.ofSeconds(2);
  private static final Duration DEBOUNCE = Duration.ofSeconds(45);
  private static final Duration OLDEST = Duration.ofSeconds(30);
  private static final double MOST_CALLS = 1.1;

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public List<Row> run() throws IOException {
    var trace = Trace.of(CARDS, LENGTH, 1);
    var ours = ours(trace, CHANNELS, OurDelivery::of);
    int least = trace.least(WANTED, ours.meanAge(), CHANNELS);
    var p99 = ours.latency(true, 0.99);
    var crowd = ours(trace, 1, OurDelivery::of);
    var news = crowd.latency(false, 0.99);
    return List.of(
        Row.figure(
            "delivery: state shown, p99",
            seconds(p99),
            "≤ 2 s",
            p99.compareTo(WANTED) <= 0,
            told(ours)),
        Row.figure(
            "delivery: news in one channel, p99",
            seconds(news),
            "≤ 30 s",
            news.compareTo(OLDEST) <= 0,
            "state p99 " + seconds(crowd.latency(true, 0.99)) + ", " + told(crowd)),
        Row.atMost(
            "delivery: calls / least possible",
            (double) ours.calls() / least,
            MOST_CALLS,
            "least " + least),
        beside("delivery: in 4 channels", ours(trace, 4, OurDelivery::of)),
        beside("delivery: no round-up", ours(trace, CHANNELS, OurDelivery::withoutRollUps)),
        beside("delivery: first come", PlainDelivery.firstCome(trace)),
        beside("delivery: 45 s debounce", PlainDelivery.debounced(trace, DEBOUNCE)));
  }

  /** A way to show a trace in so many channels. */
  private interface Way {
    Shown of(Trace trace, int channels, Path directory) throws DatabaseRefused;
  }

  private static Shown ours(Trace trace, int channels, Way way) throws IOException {
    var directory = Files.createTempDirectory("pitwall-bench");
    try {
      return way.of(trace, channels, directory);
    } catch (DatabaseRefused e) {
      throw new IOException(e);
    }
  }

  private static Row beside(String what, Shown shown) {
    return Row.figure(what, seconds(shown.latency(true, 0.99)), "", true, told(shown));
  }

  private static String told(Shown shown) {
    return String.format(
        Locale.ROOT,
        "p50 %s; other changes p50 %s, p99 %s; %d calls, %d refused",
        seconds(shown.latency(true, 0.5)),
        seconds(shown.latency(false, 0.5)),
        seconds(shown.latency(false, 0.99)),
        shown.calls(),
        shown.refusals());
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
