package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the page's buttons and composers ask for, by name. */
final class PageActs {
  /** One of them; the answer goes back to the page. */
  @FunctionalInterface
  interface Act {
    Object done(Resident person, JsonNode asked);
  }

  private static final ObjectNode DONE = Json.object().put("ok", true);

  private final SandboxSlack slack;
  private final Map<String, Act> acts = new LinkedHashMap<>();

  PageActs(SandboxSlack slack) {
    this.slack = slack;
    acts.put("send", this::send);
    acts.put("click", this::click);
    acts.put("submit", this::submit);
    acts.put("close", this::close);
    acts.put("home", this::home);
    acts.put("shortcut", this::shortcut);
    acts.put("delete", this::delete);
    acts.put("edit", this::edit);
    acts.put("dismiss", this::dismiss);
    acts.put("invite", this::invite);
    acts.put("archive", this::archive);
    acts.put("faults", (_, asked) -> FaultSwitches.set(slack, asked));
  }

  Set<String> names() {
    return acts.keySet();
  }

  Object act(String name, Resident person, JsonNode asked) {
    var act = acts.get(name);
    if (act == null) {
      throw new IllegalArgumentException("The page has no " + name + ".");
    }
    return act.done(person, asked);
  }

  private Object send(Resident person, JsonNode asked) {
    var text = asked.path("text").asText().strip();
    var channel = asked.path("channel").asText();
    var thread = asked.path("thread").asText();
    if (text.isEmpty()) {
      return DONE;
    }
    if (text.startsWith("/") && thread.isEmpty()) {
      slack.talk.command(person.id(), channel, text);
    } else if (text.startsWith("/")) {
      var word = text.split("\\s+", 2)[0];
      throw new IllegalArgumentException(word + " is not supported in threads. Sorry!");
    } else {
      slack.talk.say(person.id(), channel, thread, text);
    }
    return DONE;
  }

  private Object click(Resident person, JsonNode asked) {
    var click =
        new Clicks.Click(
            asked.path("block").asText(),
            asked.path("action").asText(),
            object(asked.path("chosen")),
            object(asked.path("state")));
    var answer =
        switch (asked.path("place").asText()) {
          case "home" -> slack.clicks.onHome(person, click);
          case "modal" -> slack.clicks.onModal(person, asked.path("view").asText(), click);
          case "whisper" -> slack.clicks.onWhisper(person, whisper(person, asked), click);
          default -> {
            var channel = asked.path("channel").asText();
            var message = slack.message(channel, asked.path("ts").asText());
            yield slack.clicks.onMessage(person, channel, message.json(), click);
          }
        };
    return Json.object().put("ok", answer.ok());
  }

  private Whisper whisper(Resident person, JsonNode asked) {
    var ts = asked.path("ts").asText();
    return slack.workspace.exclusively(() ->
        slack.workspace.whispers.stream()
            .filter(w -> w.to().equals(person.id()) && w.ts().equals(ts))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("That message is gone.")));
  }

  private Object submit(Resident person, JsonNode asked) {
    return slack.submissions.submit(
        person, asked.path("view").asText(), object(asked.path("values")));
  }

  private Object close(Resident person, JsonNode asked) {
    slack.submissions.close(person, asked.path("all").asBoolean());
    return DONE;
  }

  private Object home(Resident person, JsonNode asked) {
    slack.events.homeOpened(person.id());
    return DONE;
  }

  private Object shortcut(Resident person, JsonNode asked) {
    var id = asked.path("callback").asText();
    if (asked.has("ts")) {
      var channel = asked.path("channel").asText();
      slack.shortcuts.onMessage(person, id, channel, asked.path("ts").asText());
    } else {
      slack.shortcuts.global(person, id);
    }
    return DONE;
  }

  private Object delete(Resident person, JsonNode asked) {
    slack.talk.delete(asked.path("channel").asText(), asked.path("ts").asText());
    return DONE;
  }

  private Object edit(Resident person, JsonNode asked) {
    slack.talk.edit(
        person.id(),
        asked.path("channel").asText(),
        asked.path("ts").asText(),
        asked.path("text").asText());
    return DONE;
  }

  private Object dismiss(Resident person, JsonNode asked) {
    slack.workspace.change(new Change.WhisperGone(person.id(), asked.path("ts").asText()));
    return DONE;
  }

  private Object invite(Resident person, JsonNode asked) {
    slack.talk.invite(asked.path("channel").asText(), Names.BOT_USER);
    return DONE;
  }

  private Object archive(Resident person, JsonNode asked) {
    slack.archive(asked.path("channel").asText(), asked.path("archived").asBoolean());
    return DONE;
  }

  private static ObjectNode object(JsonNode value) {
    return value instanceof ObjectNode object ? object : Json.object();
  }
}
