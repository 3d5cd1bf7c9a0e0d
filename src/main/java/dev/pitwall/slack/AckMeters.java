package dev.pitwall.slack;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many requests of Slack's there were, and how long their acks took. */
public final class AckMeters {
  private final Map<String, Timer> taken;
  private final Counter repeated;
  private final Counter refused;
  private final Counter failed;

  public AckMeters(MeterRegistry registry) {
    taken =
        Stream.of("command", "interaction", "event")
            .collect(Collectors.toMap(Function.identity(), kind -> timer(registry, kind)));
    repeated = counter(registry, "repeated", "sent by Slack once more");
    refused = counter(registry, "refused", "not Slack's, or unreadable");
    failed = counter(registry, "failed", "not kept, so not acknowledged");
  }

  private static Timer timer(MeterRegistry registry, String kind) {
    return Timer.builder("pitwall.slack.ack")
        .description("From a signed request of Slack's to its answer")
        .tag("kind", kind)
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3))
        .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String what) {
    return Counter.builder("pitwall.slack.requests." + name).description(what).register(registry);
  }

  void taken(String kind, long nanos) {
    var timer = taken.get(kind);
    if (timer != null) {
      timer.record(nanos, TimeUnit.NANOSECONDS);
    }
  }

  void repeated() {
    repeated.increment();
  }

  void refused() {
    refused.increment();
  }

  void failed() {
    failed.increment();
  }
}
