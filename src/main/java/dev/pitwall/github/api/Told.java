package dev.pitwall.github.api;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers of an answer tell. */
final class Told {
  private static final Pattern NEXT =
      Pattern.compile("<([^>]{1,2000})>[^,<]{0,200};\\s*rel=\"?next\"?");

  private Told() {}

  /** The next page as path and query; null on the last, or when it is at another host. */
  static @Nullable URI next(URI base, HttpHeaders headers) {
    return headers.allValues("link").stream()
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .findFirst()
        .flatMap(match -> below(base, match.group(1)))
        .orElse(null);
  }

  /** A link as path and query below the base; empty when it leads elsewhere. */
  static Optional<URI> below(URI base, String link) {
    try {
      return Addresses.below(base, URI.create(link));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** GitHub's clock; ours where it does not tell the time. */
  static Instant date(HttpHeaders headers, InstantSource clock) {
    try {
      return headers
          .firstValue("date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
          .orElseGet(clock::instant);
    } catch (DateTimeException _) {
      return clock.instant();
    }
  }
}
