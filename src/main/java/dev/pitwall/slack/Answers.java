package dev.pitwall.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitwall.slack.Transport.Answered;
import dev.pitwall.slack.Transport.Broken;
import dev.pitwall.slack.Transport.Exchange;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads Slack's answers. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  // Slack says of these that it may have done part of it.
  private static final Set<String> UNCLEAR =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

  private static final int LONGEST_WORDS = 200;

  private Answers() {}

  /** An answer of a Web API method. */
  static SlackAnswer ofMethod(Exchange exchange, Instant now) {
    return switch (exchange) {
      case Broken broken -> of(broken);
      case Answered answered -> {
        var body = json(answered.body());
        yield body != null && body.path("ok").isBoolean()
            ? said(body, answered, now)
            : ofStatus(answered, now);
      }
    };
  }

  /** An answer of a {@code response_url} or an upload, where a 200 is all that counts. */
  static SlackAnswer ofUrl(Exchange exchange, Instant now) {
    if (exchange instanceof Answered answered
        && answered.status() == 200
        && !json(answered).path("ok").isBoolean()) {
      return new SlackAnswer.Taken(JSON.createObjectNode(), Set.of());
    }
    return ofMethod(exchange, now);
  }

  private static JsonNode json(Answered answered) {
    var body = json(answered.body());
    return body == null ? JSON.missingNode() : body;
  }

  private static SlackAnswer said(JsonNode body, Answered answered, Instant now) {
    if (body.path("ok").asBoolean()) {
      return new SlackAnswer.Taken(body, scopes(answered));
    }
    var error = line(body.path("error").asText("unknown_error"));
    if (answered.status() == 429 || error.equals("ratelimited") || error.equals("rate_limited")) {
      return limited(answered, now);
    }
    return answered.status() >= 500 || UNCLEAR.contains(error)
        ? new SlackAnswer.Unclear("Slack said " + error)
        : new SlackAnswer.Refused(error, detail(body));
  }

  private static SlackAnswer ofStatus(Answered answered, Instant now) {
    int status = answered.status();
    if (status == 429) {
      return limited(answered, now);
    }
    return status >= 300 && status < 500 && status != 408
        ? new SlackAnswer.Refused("http_" + status, "")
        : new SlackAnswer.Unclear("Slack answered HTTP " + status + " and no JSON");
  }

  private static SlackAnswer of(Broken broken) {
    return broken.begun()
        ? new SlackAnswer.Unclear("no answer from Slack: " + broken.why())
        : new SlackAnswer.Unreachable("no connection to Slack: " + broken.why());
  }

  private static SlackAnswer limited(Answered answered, Instant now) {
    return new SlackAnswer.Limited(RetryAfter.parse(answered.headers().get("Retry-After"), now));
  }

  private static Set<String> scopes(Answered answered) {
    var header = answered.headers().get("x-oauth-scopes");
    return header == null
        ? Set.of()
        : Arrays.stream(header.split(","))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .collect(Collectors.toSet());
  }

  private static String detail(JsonNode body) {
    var metadata = texts(body.path("response_metadata").path("messages"));
    var needed = body.path("needed").asText("");
    if (!metadata.isEmpty()) {
      return metadata;
    }
    return needed.isEmpty() ? texts(body.path("errors")) : "needs " + line(needed);
  }

  private static String texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .filter(s -> !s.isBlank())
        .limit(5)
        .map(Answers::line)
        .collect(Collectors.joining("; "));
  }

  /** It ends up in log lines. */
  private static String line(String text) {
    var line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.substring(0, Math.min(line.length(), LONGEST_WORDS));
  }

  private static @Nullable JsonNode json(String body) {
    try {
      var json = JSON.readTree(body);
      return json != null && json.isObject() ? json : null;
    } catch (JsonProcessingException _) {
      return null;
    }
  }
}
