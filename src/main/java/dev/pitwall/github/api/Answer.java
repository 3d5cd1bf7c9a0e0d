package dev.pitwall.github.api;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a call. */
public sealed interface Answer {

  /**
   * 2xx.
   *
   * @param body as sent, empty for none; what of it is JSON the caller reads
   * @param next the {@code Link} with {@code rel="next"}, as path and query for another {@link
   *     Call} to the same host; null on the last page or when it leads to another host
   * @param date GitHub's clock, from the {@code Date} header; ours where it has none
   */
  record Taken(int status, String body, @Nullable URI next, Instant date) implements Answer {}

  /** 304: the same as when it was last asked; costs nothing. */
  record NotModified(Instant date) implements Answer {}

  /**
   * GitHub said no.
   *
   * @param words GitHub's own {@code message} and {@code errors}, one line, bounded; may be empty.
   *     For {@link Kind#SSO} the page on GitHub where the token can be authorized, or empty
   * @param retryAt not before; null when waiting does not help
   */
  record Refused(Kind kind, int status, String words, @Nullable Instant retryAt)
      implements Answer {}

  /** No complete answer: what was asked may have been done. */
  record Unclear(String why) implements Answer {}

  /** It surely did not arrive: no connection. */
  record Unreachable(String why) implements Answer {}

  /** The ways in which GitHub says no. */
  enum Kind {
    /** 401, or no token to ask with: the account must be linked anew. */
    UNAUTHORIZED,
    /** 403 or 422 because of the plan, or Copilot is switched off. */
    PLAN,
    /** 403 with {@code x-github-sso}: the token must be authorized for the organization. */
    SSO,
    /** 403 otherwise. */
    PERMISSION,
    /** 403 or 429: the hourly budget or a secondary limit. */
    RATE,
    /** 404 and 410. */
    NOT_FOUND,
    /** 409. */
    CONFLICT,
    /** 400 and 422. */
    INVALID,
    /** 5xx. */
    SERVER
  }
}
