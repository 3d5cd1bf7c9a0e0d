package dev.pitwall.github.api;

import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.Refused;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what kind of refusal an answer of 400 and more is. */
record Refusals(Addresses addresses) {
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);
  private static final Pattern RATE = Pattern.compile("(?i)rate limit|abuse detection");
  private static final Pattern PLAN =
      Pattern.compile(
          "(?i)copilot.{0,80}\\b(?:subscription|plan|licen[cs]e|seat|enabled?|disabled|available|access|polic(?:y|ies))\\b|premium"
              + " request|\\baccess to (?:github )?copilot\\b"
              + "|\\b(?:subscription|upgrade)\\b.{0,80}copilot");
  private static final Pattern SSO_PAGE = Pattern.compile("\\burl=(\\S+)");

  Refused read(int status, HttpHeaders headers, String body, Instant date) {
    var words = Words.of(body);
    var kind = kind(status, headers, words);
    if (kind == Kind.SSO) {
      words = ssoPage(headers);
    }
    return new Refused(kind, status, words, retryAt(headers, date));
  }

  private static Kind kind(int status, HttpHeaders headers, String words) {
    return switch (status) {
      case 401 -> Kind.UNAUTHORIZED;
      case 402 -> Kind.PLAN;
      case 429 -> Kind.RATE;
      case 403 -> forbidden(headers, words);
      case 404, 410 -> Kind.NOT_FOUND;
      case 409 -> Kind.CONFLICT;
      case 422 -> PLAN.matcher(words).find() ? Kind.PLAN : Kind.INVALID;
      case 451 -> Kind.PERMISSION;
      default -> status >= 400 && status < 500 ? Kind.INVALID : Kind.SERVER;
    };
  }

  private static Kind forbidden(HttpHeaders headers, String words) {
    boolean spent = headers.firstValue("x-ratelimit-remaining").filter("0"::equals).isPresent();
    if (spent || headers.firstValue("retry-after").isPresent() || RATE.matcher(words).find()) {
      return Kind.RATE;
    }
    if (headers.firstValue("x-github-sso").isPresent()) {
      return Kind.SSO;
    }
    return PLAN.matcher(words).find() ? Kind.PLAN : Kind.PERMISSION;
  }

  private String ssoPage(HttpHeaders headers) {
    return headers
        .firstValue("x-github-sso")
        .map(SSO_PAGE::matcher)
        .filter(Matcher::find)
        .flatMap(match -> addresses.page(match.group(1)))
        .map(Object::toString)
        .filter(page -> page.equals(Words.line(page)))
        .orElse("");
  }

  /** When GitHub itself says to come again. */
  static @Nullable Instant retryAt(HttpHeaders headers, Instant date) {
    var wait = headers.firstValue("retry-after").flatMap(text -> wait(text.strip(), date));
    return wait.map(d -> date.plus(d.compareTo(LONGEST_WAIT) < 0 ? d : LONGEST_WAIT))
        .orElseGet(() -> whenSpent(headers));
  }

  private static Optional<Duration> wait(String text, Instant date) {
    try {
      if (text.chars().allMatch(Character::isDigit)) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(at.isAfter(date) ? Duration.between(date, at) : Duration.ZERO);
    } catch (DateTimeParseException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static @Nullable Instant whenSpent(HttpHeaders headers) {
    boolean spent = headers.firstValue("x-ratelimit-remaining").filter("0"::equals).isPresent();
    return spent ? Budget.reset(headers).orElse(null) : null;
  }
}
