package dev.pitwall.sandbox.slack;

import java.time.Duration;
import java.util.Optional;

/** One way in which one call of a Web API method goes wrong. */
public sealed interface Fault {

  /** 429; {@code Retry-After} is left out when there is no duration. */
  record RateLimited(Optional<Duration> retryAfter) implements Fault {}

  /** 429 with exactly this as {@code Retry-After}, whatever it says. */
  record RateLimitedAs(String retryAfter) implements Fault {}

  /** 500, and the call was done all the same when {@code afterDoing}. */
  record ServerError(boolean afterDoing) implements Fault {}

  /** 200 with a page for people where JSON should be; nothing was done. */
  record HtmlBody() implements Fault {}

  /** The connection breaks without an answer; the call was done when {@code afterDoing}. */
  record Dropped(boolean afterDoing) implements Fault {}

  /** The answer is right but late; the call is done at once. */
  record Delayed(Duration by) implements Fault {}

  /** The connection breaks without an answer; the call is done, but only after a while. */
  record DoneLater(Duration after) implements Fault {}

  /** {@code ok: false} with this word; nothing was done. */
  record Refused(String error) implements Fault {}
}
