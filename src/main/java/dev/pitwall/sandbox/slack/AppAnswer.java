package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the app said to one request.
 *
 * @param status HTTP status, 0 when there was none
 * @param noRetry the app asked not to be sent this event again
 */
public record AppAnswer(Outcome outcome, int status, String body, boolean noRetry) {

  /** How the request ended. */
  public enum Outcome {
    ANSWERED,
    /** No answer within Slack's three seconds. */
    TIMED_OUT,
    /** Nothing listens, or the connection broke. */
    UNREACHABLE
  }

  /** The app took it: a 2xx in time. */
  public boolean ok() {
    return outcome == Outcome.ANSWERED && status >= 200 && status < 300;
  }

  /** The body when it is JSON. */
  public Optional<JsonNode> json() {
    return body.isBlank() ? Optional.empty() : Json.parse(body);
  }

  /** What Slack writes after "failed with the error". */
  String error() {
    return switch (outcome) {
      case TIMED_OUT -> "operation_timeout";
      case UNREACHABLE -> "dispatch_failed";
      case ANSWERED -> status >= 500 ? "http_service_error" : "http_client_error";
    };
  }

  /** What Slack writes in {@code X-Slack-Retry-Reason}. */
  String retryReason() {
    return switch (outcome) {
      case TIMED_OUT -> "http_timeout";
      case UNREACHABLE -> "connection_failed";
      case ANSWERED -> "http_error";
    };
  }
}
