package dev.pitwall.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which Slack says how long to wait. */
final class RetryAfter {
  /** Slack leaves the header out at times. */
  static final Duration ABSENT = Duration.ofSeconds(30);

  private static final Duration LEAST = Duration.ofSeconds(1);
  // More than this is no rate limit but a mistake, and a day without news would be worse.
  private static final Duration MOST = Duration.ofHours(1);
  private static final Pattern SECONDS = Pattern.compile("\\d+");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss zzz", Locale.ROOT);

  private RetryAfter() {}

  /**
   * @param header whole seconds or an HTTP date
   * @return from a second to an hour; 30 s when the header says nothing
   */
  static Duration parse(@Nullable String header, Instant now) {
    if (header == null) {
      return ABSENT;
    }
    var text = header.strip();
    if (SECONDS.matcher(text).matches()) {
      return within(text.length() > 9 ? MOST : Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      return within(Duration.between(now, ZonedDateTime.parse(text, DATE).toInstant()));
    } catch (DateTimeParseException _) {
      return ABSENT;
    }
  }

  private static Duration within(Duration pause) {
    if (pause.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return pause.compareTo(MOST) > 0 ? MOST : pause;
  }
}
