package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what happens into the events the app subscribed to, and sends them until it takes them. */
final class EventFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EventFeed.class);

  private final Workspace workspace;
  private final AppRequests app;
  private final Set<String> subscribed;
  private final List<Duration> retries;
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param subscribed such as {@code app_mention}, {@code message.channels}
   * @param retries how long after a failure each further try comes
   */
  EventFeed(Workspace workspace, AppRequests app, Set<String> subscribed, List<Duration> retries) {
    this.workspace = workspace;
    this.app = app;
    this.subscribed = Set.copyOf(subscribed);
    this.retries = List.copyOf(retries);
    workspace.watch(this::happened);
  }

  private void happened(Change change) {
    switch (change) {
      case Change.Posted(var channel, var message) -> posted(workspace.channel(channel), message);
      case Change.Edited(var id, var message) -> {
        var channel = workspace.channel(id);
        var event = about(channel).put("subtype", "message_changed").put("hidden", true);
        event.set("message", message);
        message(channel, event);
      }
      case Change.Deleted(var id, var ts) -> {
        var channel = workspace.channel(id);
        message(
            channel,
            about(channel)
                .put("subtype", "message_deleted")
                .put("hidden", true)
                .put("deleted_ts", ts));
      }
      default -> {}
    }
  }

  private void posted(Channel channel, ObjectNode message) {
    var event = message.deepCopy();
    var ts = message.path("ts").asText();
    event.put("channel", channel.id).put("event_ts", ts);
    var parent = Channel.threadOf(message);
    var first = parent == null ? null : channel.messages.get(parent);
    if (first != null) {
      event.put("parent_user_id", first.path("user").asText());
    }
    boolean person = !message.has("bot_id");
    boolean mentioned = message.path("text").asText().contains("<@" + Names.BOT_USER + ">");
    boolean member = channel.members.contains(Names.BOT_USER);
    if (person && mentioned && member && !channel.direct && subscribed.contains("app_mention")) {
      send(event.deepCopy().put("type", "app_mention"));
    }
    message(channel, event);
  }

  private ObjectNode about(Channel channel) {
    var ts = workspace.stamps.next();
    return Json.object()
        .put("type", "message")
        .put("channel", channel.id)
        .put("ts", ts)
        .put("event_ts", ts);
  }

  private void message(Channel channel, ObjectNode event) {
    if (channel.members.contains(Names.BOT_USER)
        && subscribed.contains(channel.direct ? "message.im" : "message.channels")) {
      send(event.put("channel_type", channel.direct ? "im" : "channel"));
    }
  }

  /** A person looks at the app's Home tab. */
  void homeOpened(String user) {
    if (!subscribed.contains("app_home_opened")) {
      return;
    }
    var event =
        workspace.exclusively(() -> {
          var opened =
              Json.object()
                  .put("type", "app_home_opened")
                  .put("user", user)
                  .put("channel", workspace.direct(user).id)
                  .put("tab", "home")
                  .put("event_ts", Stamps.of(workspace.clock.instant()));
          var view = workspace.homes.get(user);
          if (view != null) {
            opened.set("view", view);
          }
          return opened;
        });
    send(event);
  }

  private void send(ObjectNode event) {
    var envelope =
        Json.object()
            .put("token", Payloads.TOKEN)
            .put("team_id", Names.TEAM)
            .put("api_app_id", Names.APP)
            .put("type", "event_callback")
            .put("event_id", Ids.of("Ev"))
            .put("event_time", workspace.clock.instant().getEpochSecond())
            .put("event_context", Ids.random(20))
            .put("is_ext_shared_channel", false);
    envelope.set("event", event);
    envelope
        .putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", Names.TEAM)
        .put("user_id", Names.BOT_USER)
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    deliver(envelope, 0, "", Duration.ZERO);
  }

  private void deliver(ObjectNode envelope, int retry, String reason, Duration wait) {
    if (senders.isShutdown()) {
      return;
    }
    var when =
        wait.isZero()
            ? senders
            : CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, senders);
    when.execute(() -> {
      var answer = app.event(envelope, retry, reason);
      if (answer.ok() || answer.noRetry()) {
        return;
      }
      if (retry < retries.size()) {
        deliver(envelope, retry + 1, answer.retryReason(), retries.get(retry));
      } else {
        log.info("Gave up on event {}", envelope.path("event_id").asText());
      }
    });
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
