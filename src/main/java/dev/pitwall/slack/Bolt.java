package dev.pitwall.slack;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's SDK reads the requests. It has no middleware and no token: we have verified the request
 * already, and it must call nobody.
 */
final class Bolt {
  private static final Logger log = LoggerFactory.getLogger(Bolt.class);
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
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

  /** Reads a request; what can't be read is nothing to do. */
  Asked read(Item item) {
    boolean wrong = !item.kind().equals("event");
    var asked = new AtomicReference<Asked>(new Asked.Nothing("of an unknown kind", wrong));
    try {
      var request = parser.parse(http(item));
      ScopedValue.where(READING, new Reading(item, asked)).call(() -> app.run(request));
      return asked.get();
    } catch (Exception e) {
      // The SDK throws what comes its way when a field is missing or of another type.
      log.debug("A request that can't be read", e);
      return new Asked.Nothing("its fields are not those that Slack documents", true);
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
