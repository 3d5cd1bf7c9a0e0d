package dev.pitwall.sandbox.github.wire;

import java.time.Duration;
import java.util.Optional;

/** One way in which one request goes wrong. */
public sealed interface Fault {

  /** 403 for too much at once; {@code retry-after} is left out when there is no duration. */
  record SecondaryLimit(Optional<Duration> retryAfter) implements Fault {}

  /** 403 with nothing left of the hour, as after 5,000 requests; the hour ends after this. */
  record PrimaryExhausted(Duration left) implements Fault {}

  /** An error in GitHub's shape, such as 401 or 409; nothing was done. */
  record Refused(int status, String message) implements Fault {}

  /** 422 with one entry in {@code errors}; nothing was done. */
  record Invalid(String code, String message) implements Fault {}

  /**
   * 403 with {@code X-GitHub-SSO}: the token is not authorized for the organization.
   *
   * @param page where that can be done
   */
  record SingleSignOn(String page) implements Fault {
    public SingleSignOn() {
      this("https://github.com/orgs/octo-org/sso?x=1");
    }
  }

  /** 502 with a page for people, and the request was done all the same when {@code afterDoing}. */
  record BadGateway(boolean afterDoing) implements Fault {}

  /** 200 with a page for people where JSON should be; nothing was done. */
  record HtmlBody() implements Fault {}

  /** The right answer, cut off in the middle of its JSON, with a right length; it was done. */
  record MalformedJson() implements Fault {}

  /** The connection breaks without an answer; the request was done when {@code afterDoing}. */
  record Dropped(boolean afterDoing) implements Fault {}

  /** The answer is right but late; the request is done at once. */
  record Delayed(Duration by) implements Fault {}

  /** A log answers with its first half only, as when it was rewritten meanwhile. */
  record Shrunk() implements Fault {}

  /** The plan does not have the agent: 403. */
  static Fault planDenied() {
    return new Refused(
        403, "You do not have access to Copilot cloud agent. Ask your organization's owner.");
  }

  /** The plan does not have the agent, said as a validation error: 422. */
  static Fault planInvalid() {
    return new Invalid("custom", "Copilot cloud agent is not enabled for this user");
  }

  static Fault unauthorized() {
    return new Refused(401, "Bad credentials");
  }

  static Fault notFound() {
    return new Refused(404, "Not Found");
  }

  static Fault conflict() {
    return new Refused(409, "Cannot cancel a workflow run that is completed.");
  }
}
