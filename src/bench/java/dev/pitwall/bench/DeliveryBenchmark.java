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
import java.util.stream.Stream;

/**
 * A hundred busy cards in one workspace that takes fifty edits in any minute, in simulated time:
 * all of them in one channel, and spread over four and ten. Each works for some ten minutes, rests,
 * and goes on. In the harsh trace each rests twice as often: with two edits a minute for the news
 * of each of ten channels that is more than Slack takes, so nobody could show all of it in time.
 *
 * <p>The least possible is computed from the trace alone: {@link Trace#least} with the two seconds
 * for a change of state, and for other changes, rolled up, the age that our delivery reaches on
 * average; it knows the future and no limit. All of our edits are counted, the refused ones too.
 */
final class DeliveryBenchmark implements Benchmark {
  private static final int CARDS = 100;
  private static final Duration LENGTH = Duration.ofMinutes(20);
  private static final Duration REST = Duration.ofMinutes(6);
  private static final Duration HARSH_LENGTH = Duration.ofMinutes(10);
  private static final Duration HARSH_REST = Duration.ofMinutes(3);
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
    var trace = Trace.of(CARDS, LENGTH, REST, 1);
    var harsh = Trace.of(CARDS, HARSH_LENGTH, HARSH_REST, 1);
    return Stream.of(
            in(trace, 1),
            in(trace, 4),
            in(trace, 10),
            List.of(
                beside("no round-up", ours(trace, 10, OurDelivery::withoutRollUps)),
                beside("first come", PlainDelivery.firstCome(trace)),
                beside("45 s debounce", PlainDelivery.debounced(trace, DEBOUNCE)),
                beside("harsh, in 1 channel", ours(harsh, 1, OurDelivery::of)),
                beside("harsh, in 4 channels", ours(harsh, 4, OurDelivery::of)),
                beside("harsh, in 10 channels", ours(harsh, 10, OurDelivery::of)),
                beside("harsh, 45 s debounce", PlainDelivery.debounced(harsh, DEBOUNCE))))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> in(Trace trace, int channels) throws IOException {
    var ours = ours(trace, channels, OurDelivery::of);
    var where = "delivery in " + channels + (channels == 1 ? " channel: " : " channels: ");
    int least = trace.least(WANTED, ours.meanAge(), channels);
    int ofNews = trace.leastOfNews(WANTED, ours.meanAge(), channels);
    return List.of(
        shown(where + "state shown, p99", ours, true, WANTED),
        shown(where + "news shown, p99", ours, false, OLDEST),
        Row.atMost(
            where + "calls / least possible",
            (double) ours.calls() / least,
            MOST_CALLS,
            "%d calls, %d refused; least %d, of them %d to say where news are"
                .formatted(ours.calls(), ours.refusals(), least, least - ofNews)));
  }

  private static Row shown(String what, Shown shown, boolean states, Duration wanted) {
    var p99 = shown.latency(states, 0.99);
    return Row.figure(
        what,
        seconds(p99),
        "≤ " + wanted.toSeconds() + " s",
        p99.compareTo(wanted) <= 0,
        "p50 " + seconds(shown.latency(states, 0.5)));
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
    return Row.figure(
        "delivery, " + what + ": state shown, p99",
        seconds(shown.latency(true, 0.99)),
        "",
        true,
        String.format(
            Locale.ROOT,
            "p50 %s; news p50 %s, p99 %s; %d calls, %d refused",
            seconds(shown.latency(true, 0.5)),
            seconds(shown.latency(false, 0.5)),
            seconds(shown.latency(false, 0.99)),
            shown.calls(),
            shown.refusals()));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
