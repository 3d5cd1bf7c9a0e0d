package dev.pitwall.sandbox.github.wire;

import java.time.Instant;
import java.util.function.Supplier;

/** What goes back when a request goes wrong. */
final class Mishaps {
  private static final String PAGE =
      "<!DOCTYPE html><html><title>GitHub</title><body>Unicorn! Try again later.</body></html>";

  private Mishaps() {}

  /**
   * @param right does the request and answers it
   */
  static Reply of(Fault fault, Supplier<Reply> right, Instant now) {
    return switch (fault) {
      case Fault.SecondaryLimit(var after) -> {
        var reply =
            new Refusal(403, "You have exceeded a secondary rate limit. Wait a few minutes.")
                .reply();
        yield after.map(wait -> reply.with("retry-after", "" + wait.toSeconds())).orElse(reply);
      }
      case Fault.PrimaryExhausted(var left) ->
          RateLimits.exhausted(now.plus(left).getEpochSecond());
      case Fault.Refused(var status, var message) -> new Refusal(status, message).reply();
      case Fault.Invalid(var code, var message) -> Refusal.invalid(code, message).reply();
      case Fault.SingleSignOn(var page) ->
          new Refusal(403, "Resource protected by organization SAML enforcement.")
              .reply()
              .with("X-GitHub-SSO", "required; url=" + page);
      case Fault.BadGateway(var afterDoing) -> {
        if (afterDoing) {
          var _ = right.get();
        }
        yield Reply.html(502, PAGE);
      }
      case Fault.HtmlBody() -> Reply.html(200, PAGE);
      case Fault.MalformedJson() -> half(right.get());
      case Fault.Dropped(var afterDoing) -> {
        if (afterDoing) {
          var _ = right.get();
        }
        yield Reply.broken();
      }
      case Fault.Delayed(var by) -> right.get().late(by);
      case Fault.Shrunk() -> firstLines(right.get());
    };
  }

  private static Reply half(Reply reply) {
    return reply.saying(reply.body().substring(0, reply.body().length() / 2));
  }

  private static Reply firstLines(Reply reply) {
    int middle = reply.body().lastIndexOf('\n', reply.body().length() / 2);
    return reply.saying(reply.body().substring(0, middle + 1));
  }
}
