package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.slack.AppAnswer.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signed requests to the app, each with Slack's three seconds for the answer. */
final class AppRequests implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AppRequests.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String FORM = "application/x-www-form-urlencoded";

  private final String signingSecret;
  private final InstantSource clock;
  private final Kept<Delivery> sent = new Kept<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private volatile @Nullable URI app;

  AppRequests(String signingSecret, InstantSource clock) {
    this.signingSecret = signingSecret;
    this.clock = clock;
  }

  void connect(URI events) {
    app = events;
  }

  List<Delivery> sent() {
    return sent.all();
  }

  AppAnswer form(Map<String, String> fields) {
    return send(FORM, encoded(fields), Map.of());
  }

  AppAnswer interaction(ObjectNode payload) {
    return form(Map.of("payload", Json.text(payload)));
  }

  /**
   * Sends an event.
   *
   * @param retry 0 for the first time
   * @param reason why it is sent again, empty for the first time
   */
  AppAnswer event(ObjectNode envelope, int retry, String reason) {
    return send(
        "application/json",
        Json.text(envelope),
        retry == 0
            ? Map.of()
            : Map.of("X-Slack-Retry-Num", "" + retry, "X-Slack-Retry-Reason", reason));
  }

  /** The same bytes once more, freshly signed, as a network that doubles requests would do. */
  AppAnswer again(Delivery delivery) {
    return send(delivery.headers().getOrDefault("Content-Type", FORM), delivery.body(), Map.of());
  }

  private AppAnswer send(String contentType, String body, Map<String, String> more) {
    var url = app;
    if (url == null) {
      return new AppAnswer(Outcome.UNREACHABLE, 0, "", false);
    }
    long timestamp = clock.instant().getEpochSecond();
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", contentType);
    headers.put("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
    headers.put("X-Slack-Request-Timestamp", "" + timestamp);
    headers.put("X-Slack-Signature", Signature.of(signingSecret, timestamp, body));
    headers.putAll(more);
    var request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    var answer = answer(request.build());
    sent.add(new Delivery(Map.copyOf(headers), body, answer, clock.instant()));
    if (!answer.ok()) {
      log.warn("The app did not take Slack's request: {}", answer.error());
    }
    return answer;
  }

  private AppAnswer answer(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      boolean noRetry = response.headers().firstValue("X-Slack-No-Retry").isPresent();
      return new AppAnswer(Outcome.ANSWERED, response.statusCode(), response.body(), noRetry);
    } catch (HttpTimeoutException _) {
      return new AppAnswer(Outcome.TIMED_OUT, 0, "", false);
    } catch (IOException _) {
      return new AppAnswer(Outcome.UNREACHABLE, 0, "", false);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new AppAnswer(Outcome.UNREACHABLE, 0, "", false);
    }
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
