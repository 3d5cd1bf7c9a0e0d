package dev.pitwall.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts what the courier does. */
final class Tally {
  private final Map<What, Counter> counters = new EnumMap<>(What.class);

  Tally(MeterRegistry registry, DeliveryStore store, InstantSource clock) {
    for (var what : What.values()) {
      counters.put(
          what,
          Counter.builder("pitwall.slack.messages")
              .description("What became of messages to Slack")
              .tag("outcome", what.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    Gauge.builder("pitwall.delivery.waiting", () -> store.backlog(clock.instant()).targets())
        .description("Messages that Slack should show and does not yet")
        .register(registry);
    Gauge.builder(
            "pitwall.delivery.age",
            () -> store.backlog(clock.instant()).oldest().toMillis() / 1000.0)
        .description("How long the oldest of them waits")
        .baseUnit("seconds")
        .register(registry);
  }

  /** What became of a message. */
  enum What {
    POSTED,
    EDITED,
    /** Nothing new to show. */
    SKIPPED,
    /** Slack wanted us to wait. */
    LIMITED,
    /** It may have been posted. */
    UNCLEAR,
    /** It was found in Slack after an unclear outcome. */
    ADOPTED,
    BLOCKED,
    ABANDONED
  }

  void count(What what) {
    var counter = counters.get(what);
    if (counter != null) {
      counter.increment();
    }
  }
}
