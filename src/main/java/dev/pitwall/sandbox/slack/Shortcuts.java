package dev.pitwall.sandbox.slack;

import java.util.List;

/** The app's shortcuts, from a message's menu or from anywhere. */
final class Shortcuts {
  private final Workspace workspace;
  private final Payloads payloads;
  private final AppRequests app;
  private final Notices notices;
  private final List<Shortcut> known;

  Shortcuts(
      Workspace workspace,
      Payloads payloads,
      AppRequests app,
      Notices notices,
      List<Shortcut> known) {
    this.workspace = workspace;
    this.payloads = payloads;
    this.app = app;
    this.notices = notices;
    this.known = List.copyOf(known);
  }

  List<Shortcut> known() {
    return known;
  }

  AppAnswer global(Resident person, String callbackId) {
    var payload = workspace.exclusively(() -> payloads.interaction("shortcut", person));
    payload.put("callback_id", callbackId).put("action_ts", now());
    return told(person, app.interaction(payload));
  }

  AppAnswer onMessage(Resident person, String callbackId, String channelId, String ts) {
    var payload =
        workspace.exclusively(() -> {
          var channel = workspace.channel(channelId);
          var message = channel.messages.get(ts);
          if (message == null) {
            throw new IllegalArgumentException("That message is gone.");
          }
          var built = payloads.interaction("message_action", person);
          Payloads.in(channel, built);
          var thread = message.path("thread_ts").asText("");
          var origin = new ResponseUrls.Origin(channel.id, person.id(), "", thread, false);
          built
              .put("callback_id", callbackId)
              .put("action_ts", now())
              .put("message_ts", ts)
              .put("response_url", payloads.responseUrl(origin))
              .set("message", channel.told(message));
          return built;
        });
    return told(person, app.interaction(payload));
  }

  private AppAnswer told(Resident person, AppAnswer answer) {
    if (!answer.ok()) {
      notices.tell(person.id(), "Pitwall did not respond (" + answer.error() + ").");
    }
    return answer;
  }

  private String now() {
    return Stamps.of(workspace.clock.instant());
  }
}
