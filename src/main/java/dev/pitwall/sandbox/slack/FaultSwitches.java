package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * The fault switches over HTTP. {@code {"method": "chat.update", "calls": 2, "fault":
 * "rate_limited", "seconds": 5}} plans faults ({@code retry_after} is sent as it is); {@code
 * history_lag_seconds}, {@code unreachable}, {@code token_error}, {@code rate_limits} and {@code
 * none} turn the lasting ones.
 */
final class FaultSwitches {
  private FaultSwitches() {}

  /** Sets what is asked for and tells what is set now. */
  static ObjectNode set(SandboxSlack slack, JsonNode asked) {
    var faults = slack.faults();
    if (asked.path("none").asBoolean()) {
      faults.none();
    }
    if (asked.has("history_lag_seconds")) {
      faults.historyLag(Duration.ofSeconds(asked.path("history_lag_seconds").asLong()));
    }
    if (asked.has("unreachable")) {
      faults.unreachable(asked.path("unreachable").asBoolean());
    }
    if (asked.has("token_error")) {
      faults.refuseToken(asked.path("token_error").asText());
    }
    if (asked.has("rate_limits")) {
      slack.rateLimits(asked.path("rate_limits").asBoolean());
    }
    if (asked.has("method")) {
      faults.next(asked.path("calls").asInt(1), asked.path("method").asText(), fault(asked));
    }
    return now(slack);
  }

  static ObjectNode now(SandboxSlack slack) {
    var faults = slack.faults();
    var now = Json.object();
    now.put("history_lag_seconds", faults.historyLag().toSeconds());
    now.put("unreachable", faults.unreachable());
    now.set("planned", Json.MAPPER.valueToTree(faults.planned()));
    return now;
  }

  private static Fault fault(JsonNode asked) {
    var seconds =
        asked.has("seconds")
            ? Optional.of(Duration.ofMillis((long) (asked.path("seconds").asDouble() * 1000)))
            : Optional.<Duration>empty();
    return switch (asked.path("fault").asText()) {
      case "rate_limited" ->
          asked.has("retry_after")
              ? new Fault.RateLimitedAs(asked.path("retry_after").asText())
              : new Fault.RateLimited(seconds);
      case "server_error" -> new Fault.ServerError(false);
      case "server_error_after_doing" -> new Fault.ServerError(true);
      case "html" -> new Fault.HtmlBody();
      case "dropped" -> new Fault.Dropped(false);
      case "dropped_after_doing" -> new Fault.Dropped(true);
      case "done_later" -> new Fault.DoneLater(seconds.orElse(Duration.ofSeconds(40)));
      case "delayed" -> new Fault.Delayed(seconds.orElse(Duration.ofSeconds(3)));
      default -> new Fault.Refused(asked.path("fault").asText("fatal_error"));
    };
  }
}
