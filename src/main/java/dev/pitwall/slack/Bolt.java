package dev.pitwall.slack;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import dev.pitwall.delivery.Inbox.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Slack's SDK reads the requests. It has no middleware and no token: we have verified the request
 * already, and it must call nobody.
 */
final class Bolt {
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final Asked UNKNOWN = new Asked.Nothing("a request of an unknown kind", true);
  private static final ScopedValue<Reading> READING = ScopedValue.newInstance();

  private final App app;
  private final SlackRequestParser parser;

  Bolt() {
    var slack = new SlackConfig();
    slack.setStatsEnabled(false);
    var config = AppConfig.builder().slack(Slack.getInstance(slack)).build();
    config.setAllEventsApiAutoAckEnabled(true);
    app = new App(config, new ArrayList<>());
    parser = new SlackRequestParser(config);
    route();
    app.start();
  }

  private record Reading(Item item, AtomicReference<Asked> asked) {}

  private void route() {
    app.command(ANY, (request, to) -> found(to, Commanded.of(item(), request.getPayload())));
    app.blockAction(ANY, (request, to) -> found(to, Clicked.of(item(), request.getPayload())));
    app.viewSubmission(ANY, (request, to) -> found(to, Submitted.of(item(), request.getPayload())));
    app.viewClosed(ANY, (_, to) -> found(to, new Asked.Nothing("a modal was closed", false)));
    app.messageShortcut(ANY, (request, to) -> found(to, Shortcut.of(item(), request.getPayload())));
    app.globalShortcut(ANY, (request, to) -> found(to, Shortcut.of(item(), request.getPayload())));
    app.event(AppMentionEvent.class, (event, to) -> found(to, Mentioned.of(item(), event)));
    app.event(MessageEvent.class, (event, to) -> found(to, Mentioned.inThread(item(), event)));
  }

  private static Item item() {
    return READING.get().item();
  }

  private static Response found(Context to, Asked asked) {
    READING.get().asked().set(asked);
    return to.ack();
  }

  /** Reads a request. */
  Asked read(Item item) {
    var asked = new AtomicReference<>(UNKNOWN);
    try {
      var request = parser.parse(http(item));
      ScopedValue.where(READING, new Reading(item, asked)).call(() -> app.run(request));
      return asked.get();
    } catch (JsonParseException | IllegalArgumentException e) {
      return new Asked.Nothing(
          "a request that can't be read: " + e.getClass().getSimpleName(), true);
    } catch (Exception e) {
      throw new IllegalStateException("Slack's SDK can't read a request", e);
    }
  }

  private static HttpRequest http(Item item) {
    var type =
        item.kind().equals("event") ? "application/json" : "application/x-www-form-urlencoded";
    return HttpRequest.builder()
        .requestUri("/slack/events")
        .requestBody(LeanBody.of(item))
        .headers(new RequestHeaders(Map.of("content-type", List.of(type))))
        .build();
  }
}
