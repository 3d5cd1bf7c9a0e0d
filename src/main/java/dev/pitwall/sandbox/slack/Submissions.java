package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Dialogs sent off or closed: {@code view_submission} and {@code view_closed} to the app. */
final class Submissions {
  private static final String TROUBLE = "We had some trouble connecting. Try again?";

  private final Workspace workspace;
  private final Modals modals;
  private final Payloads payloads;
  private final AppRequests app;
  private final Notices notices;

  Submissions(
      Workspace workspace, Modals modals, Payloads payloads, AppRequests app, Notices notices) {
    this.workspace = workspace;
    this.modals = modals;
    this.payloads = payloads;
    this.app = app;
    this.notices = notices;
  }

  /**
   * Sends a dialog off, unless Slack itself sees that something is missing.
   *
   * @param values {@code state.values}
   */
  ModalAnswer submit(Resident person, String viewId, ObjectNode values) {
    var view =
        modals
            .find(person.id(), viewId)
            .orElseThrow(() -> new IllegalArgumentException("That dialog is closed."));
    var missing = missing(view.path("blocks"), values);
    if (!missing.isEmpty()) {
      return new ModalAnswer(ModalAnswer.Kind.ERRORS, missing);
    }
    view.withObject("/state").set("values", values);
    var payload = workspace.exclusively(() -> payloads.interaction("view_submission", person));
    payload.set("view", view);
    payload.putArray("response_urls");
    var answer = app.interaction(payload);
    if (!answer.ok()) {
      notices.tell(person.id(), TROUBLE);
      return ModalAnswer.of(ModalAnswer.Kind.FAILED);
    }
    try {
      return follow(person.id(), viewId, answer);
    } catch (ApiRefusal _) {
      notices.tell(person.id(), TROUBLE);
      return ModalAnswer.of(ModalAnswer.Kind.FAILED);
    }
  }

  private ModalAnswer follow(String user, String viewId, AppAnswer answer) {
    var json = answer.json().orElseGet(Json::object);
    return switch (json.path("response_action").asText("")) {
      case "" -> {
        modals.closeTop(user);
        yield ModalAnswer.of(ModalAnswer.Kind.CLOSED);
      }
      case "clear" -> {
        modals.closeAll(user);
        yield ModalAnswer.of(ModalAnswer.Kind.CLEARED);
      }
      case "update" -> {
        modals.update(viewId, null, json.path("view"));
        yield ModalAnswer.of(ModalAnswer.Kind.UPDATED);
      }
      case "push" -> {
        modals.push(user, json.path("view"));
        yield ModalAnswer.of(ModalAnswer.Kind.PUSHED);
      }
      case "errors" -> {
        var errors = new LinkedHashMap<String, String>();
        json.path("errors")
            .properties()
            .forEach(e -> errors.put(e.getKey(), e.getValue().asText()));
        yield new ModalAnswer(ModalAnswer.Kind.ERRORS, errors);
      }
      default -> throw new ApiRefusal("invalid_response_action");
    };
  }

  /** Closes the top dialog, or all of them, and tells the app where it asked to be told. */
  void close(Resident person, boolean all) {
    var open = modals.stack(person.id());
    if (open.isEmpty()) {
      return;
    }
    var top = open.getLast();
    boolean clear = all || top.path("clear_on_close").asBoolean();
    if (clear) {
      modals.closeAll(person.id());
    } else {
      modals.closeTop(person.id());
    }
    if (top.path("notify_on_close").asBoolean()) {
      var payload = workspace.exclusively(() -> payloads.interaction("view_closed", person));
      payload.remove("trigger_id");
      payload.put("is_cleared", clear).set("view", top);
      app.interaction(payload);
    }
  }

  private static Map<String, String> missing(JsonNode blocks, ObjectNode values) {
    var errors = new LinkedHashMap<String, String>();
    for (var block : blocks) {
      if (!block.path("type").asText().equals("input")) {
        continue;
      }
      var element = block.path("element");
      var state =
          values.path(block.path("block_id").asText()).path(element.path("action_id").asText());
      boolean filled = filled(state);
      int length = state.path("value").asText("").length();
      int shortest = element.path("min_length").asInt(0);
      if (!filled && !block.path("optional").asBoolean()) {
        errors.put(block.path("block_id").asText(), "Please complete this required field.");
      } else if (filled && (length < shortest || length > element.path("max_length").asInt(3000))) {
        errors.put(block.path("block_id").asText(), "This text is too short or too long.");
      }
    }
    return errors;
  }

  private static boolean filled(JsonNode state) {
    for (var field : state.properties()) {
      var value = field.getValue();
      boolean empty =
          value.isNull() || (value.isTextual() && value.asText().isEmpty()) || emptyList(value);
      if (!field.getKey().equals("type") && !empty) {
        return true;
      }
    }
    return false;
  }

  private static boolean emptyList(JsonNode value) {
    return value.isArray() && value.isEmpty();
  }
}
