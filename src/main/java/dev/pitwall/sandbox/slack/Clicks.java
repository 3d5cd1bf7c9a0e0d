package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/** Buttons, menus and the like, wherever they stand: {@code block_actions} to the app. */
final class Clicks {
  /**
   * What was clicked.
   *
   * @param blockId empty when the action id alone says it
   * @param action an action id, or what is written on the element
   * @param chosen the selected options and the like, as Slack's payload has them
   * @param state {@code state.values}, empty for what the blocks start with
   */
  record Click(String blockId, String action, ObjectNode chosen, ObjectNode state) {
    static Click on(String action) {
      return new Click("", action, Json.object(), Json.object());
    }

    static Click choosing(String action, ObjectNode chosen) {
      return new Click("", action, chosen, Json.object());
    }
  }

  private final Workspace workspace;
  private final Modals modals;
  private final Payloads payloads;
  private final AppRequests app;
  private final Notices notices;

  Clicks(Workspace workspace, Modals modals, Payloads payloads, AppRequests app, Notices notices) {
    this.workspace = workspace;
    this.modals = modals;
    this.payloads = payloads;
    this.app = app;
    this.notices = notices;
  }

  /** On a message as the person sees it, which may be older than what is there now. */
  AppAnswer onMessage(Resident person, String channelId, ObjectNode message, Click click) {
    return send(
        person,
        click,
        message.path("blocks"),
        payload -> {
          var channel = workspace.channel(channelId);
          var ts = message.path("ts").asText();
          var container = payload.putObject("container");
          container.put("type", "message").put("message_ts", ts).put("channel_id", channel.id);
          var thread = message.path("thread_ts").asText("");
          if (!thread.isEmpty()) {
            container.put("thread_ts", thread);
          }
          container.put("is_ephemeral", false);
          Payloads.in(channel, payload);
          payload.set("message", message);
          payload.put(
              "response_url",
              payloads.responseUrl(
                  new ResponseUrls.Origin(channel.id, person.id(), ts, thread, false)));
        });
  }

  /** On an ephemeral message; Slack does not send those along. */
  AppAnswer onWhisper(Resident person, Whisper whisper, Click click) {
    return send(
        person,
        click,
        whisper.message().path("blocks"),
        payload -> {
          var channel = workspace.channel(whisper.channel());
          var thread = whisper.message().path("thread_ts").asText("");
          var container = payload.putObject("container");
          container
              .put("type", "message")
              .put("message_ts", whisper.ts())
              .put("channel_id", channel.id)
              .put("is_ephemeral", true);
          if (!thread.isEmpty()) {
            container.put("thread_ts", thread);
          }
          Payloads.in(channel, payload);
          payload.put(
              "response_url",
              payloads.responseUrl(
                  new ResponseUrls.Origin(channel.id, person.id(), whisper.ts(), thread, true)));
        });
  }

  /** In an open modal. */
  AppAnswer onModal(Resident person, String viewId, Click click) {
    var view =
        modals
            .find(person.id(), viewId)
            .orElseThrow(() -> new IllegalArgumentException("That dialog is closed."));
    return onView(person, view, click);
  }

  /** On the person's Home tab. */
  AppAnswer onHome(Resident person, Click click) {
    var view = workspace.exclusively(() -> workspace.homes.get(person.id()));
    if (view == null) {
      throw new IllegalArgumentException("The app has not published a Home tab yet.");
    }
    return onView(person, view.deepCopy(), click);
  }

  private AppAnswer onView(Resident person, ObjectNode view, Click click) {
    return send(
        person,
        click,
        view.path("blocks"),
        payload -> {
          view.withObject("/state").set("values", stateOf(view.path("blocks"), click));
          payload
              .putObject("container")
              .put("type", "view")
              .put("view_id", view.path("id").asText());
          payload.set("view", view);
        });
  }

  private AppAnswer send(
      Resident person,
      Click click,
      JsonNode blocks,
      java.util.function.Consumer<ObjectNode> place) {
    var placed =
        Elements.find(blocks, click.blockId(), click.action())
            .orElseThrow(() -> new IllegalArgumentException(nothing(click.action(), blocks)));
    var payload =
        workspace.exclusively(() -> {
          var built = payloads.interaction("block_actions", person);
          place.accept(built);
          if (!built.has("view")) {
            built.putObject("state").set("values", stateOf(blocks, click));
          }
          built.putArray("actions").add(action(placed, click));
          return built;
        });
    var answer = app.interaction(payload);
    if (!answer.ok()) {
      notices.tell(person.id(), "Pitwall did not respond (" + answer.error() + ").");
    }
    return answer;
  }

  private static ObjectNode stateOf(JsonNode blocks, Click click) {
    var state = click.state().isEmpty() ? Elements.initialState(blocks) : click.state();
    Elements.find(blocks, click.blockId(), click.action())
        .map(placed -> state.path(placed.blockId()).path(placed.actionId()))
        .filter(ObjectNode.class::isInstance)
        .ifPresent(held -> ((ObjectNode) held).setAll(click.chosen()));
    return state;
  }

  private ObjectNode action(Elements.Placed placed, Click click) {
    var action =
        Json.object()
            .put("type", placed.type())
            .put("action_id", placed.actionId())
            .put("block_id", placed.blockId());
    for (var field : java.util.List.of("text", "value", "style", "url", "confirm", "placeholder")) {
      if (placed.element().has(field)) {
        action.set(field, placed.element().get(field));
      }
    }
    action.setAll(click.chosen());
    return action.put("action_ts", Stamps.of(workspace.clock.instant()));
  }

  private static String nothing(String action, JsonNode blocks) {
    return "Nothing here is \""
        + action
        + "\"; there is "
        + Elements.in(blocks).stream()
            .map(p -> p.actionId() + " (" + p.type() + " \"" + p.label() + "\")")
            .collect(Collectors.joining(", "))
        + ".";
  }
}
