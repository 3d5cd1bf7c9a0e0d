package dev.pitwall.bench;

import dev.pitwall.store.ManySessions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Signed requests as Slack sends them, each a new one: no two share a trigger. */
final class SlackRequests {
  private static final String TEAM = ManySessions.WORKSPACE.id();

  private final Signature signature;
  private final String answersUrl;
  private final InstantSource clock;
  private final AtomicLong number = new AtomicLong();

  /**
   * @param answersUrl where answers go
   */
  SlackRequests(String secret, String answersUrl, InstantSource clock) {
    this.signature = new Signature(secret);
    this.answersUrl = answersUrl;
    this.clock = clock;
  }

  /** {@code /agents text}. */
  byte[] command(String text) {
    return command(text, answersUrl);
  }

  byte[] command(String text, String answerTo) {
    return post(
        "token=t&team_id="
            + TEAM
            + "&team_domain=acme&channel_id=C1&channel_name=agents&user_id=U1"
            + "&user_name=alice&command=%2Fagents&text="
            + encoded(text)
            + "&api_app_id=A1&response_url="
            + encoded(answerTo)
            + "&trigger_id="
            + trigger());
  }

  /** A click on a button of a message. */
  byte[] click(String actionId, String value) {
    var payload =
        """
        {"type":"block_actions","team":{"id":"%1$s"},"user":{"id":"U1","team_id":"%1$s"},\
        "api_app_id":"A1","token":"t","trigger_id":"%2$s","channel":{"id":"C1"},\
        "container":{"type":"message","message_ts":"1795330860.000100","channel_id":"C1"},\
        "message":{"type":"message","ts":"1795330860.000100"},\
        "response_url":"%3$s","actions":[{"type":"button",\
        "action_id":"%4$s","block_id":"b","value":"%5$s","action_ts":"1795330861.000100"}]}\
        """
            .formatted(TEAM, trigger(), answersUrl, actionId, value);
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
