package dev.pitwall.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Signed requests as Slack sends them, each a new one: no two share a trigger. */
final class SlackRequests {
  private final Signature signature;
  private final InstantSource clock;
  private final AtomicLong number = new AtomicLong();

  SlackRequests(String secret, InstantSource clock) {
    this.signature = new Signature(secret);
    this.clock = clock;
  }

  /** {@code /agents text}. */
  byte[] command(String text) {
    return post(
        "token=t&team_id=T1&team_domain=acme&channel_id=C1&channel_name=agents&user_id=U1"
            + "&user_name=alice&command=%2Fagents&text="
            + encoded(text)
            + "&api_app_id=A1&response_url="
            + encoded("http://127.0.0.1:9/answers")
            + "&trigger_id="
            + trigger());
  }

  /** A click on a button of a message. */
  byte[] click(String actionId, String value) {
    var payload =
        """
        {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},\
        "api_app_id":"A1","token":"t","trigger_id":"%s","channel":{"id":"C1"},\
        "container":{"type":"message","message_ts":"1795330860.000100","channel_id":"C1"},\
        "message":{"type":"message","ts":"1795330860.000100"},\
        "response_url":"http://127.0.0.1:9/answers","actions":[{"type":"button",\
        "action_id":"%s","block_id":"b","value":"%s","action_ts":"1795330861.000100"}]}\
        """
            .formatted(trigger(), actionId, value);
    return post("payload=" + encoded(payload));
  }

  private byte[] post(String form) {
    var body = form.getBytes(StandardCharsets.UTF_8);
    var timestamp = String.valueOf(clock.instant().getEpochSecond());
    var head =
        """
        POST /slack/events HTTP/1.1
        Host: localhost
        Content-Type: application/x-www-form-urlencoded
        Content-Length: %d
        X-Slack-Request-Timestamp: %s
        X-Slack-Signature: %s

        """
            .formatted(body.length, timestamp, signature.of(timestamp, body))
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    var request = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  private String trigger() {
    return number.incrementAndGet() + ".1.bench";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
