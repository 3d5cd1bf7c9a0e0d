package dev.pitwall.sandbox.slack;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Slack's {@code ts}: seconds and microseconds, unique and growing whatever the clock does. */
final class Stamps {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private long last;

  Stamps(InstantSource clock) {
    this.clock = clock;
  }

  synchronized String next() {
    last = Math.max(last + 1, micros(clock.instant()));
    return text(last);
  }

  /** A ts that exists already, from the journal. */
  synchronized void seen(String ts) {
    var parts = ts.split("\\.", 2);
    if (parts.length == 2) {
      last = Math.max(last, Long.parseLong(parts[0]) * 1_000_000 + Long.parseLong(parts[1]));
    }
  }

  static String of(Instant at) {
    return text(micros(at));
  }

  /** As HTTP headers write times. */
  static String httpDate(Instant at) {
    return HTTP_DATE.format(at);
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }

  private static String text(long micros) {
    return "%d.%06d".formatted(micros / 1_000_000, micros % 1_000_000);
  }
}
